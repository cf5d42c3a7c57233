import { afterEach, beforeEach, expect, it } from 'vitest';
import { runGaemi } from '../run-gaemi.ts';
import { type FakeDesk, startFakeDesk } from '../testing/fake-desk.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

async function gaemi(line: string, LANG = 'C') {
  const [out, errors]: [string[], string[]] = [[], []];
  const exitCode = await runGaemi(line.split(' '), {
    env: { GAEMI_DESK: desk.url, LANG },
    fetch,
    nowMs: () => 1_763_600_000_000,
    print: (text) => out.push(text),
    printError: (text) => errors.push(text),
  });
  return { exitCode, out: out.join('\n'), errors: errors.join('\n') };
}

it('adds to the watchlist and takes off it, and tells what is on it', async () => {
  desk.answers.set('watch', { status: 200, body: { result: { instrumentIds: ['KRW-XRP', 'BRK-B'] } } });
  desk.answers.set('unwatch', { status: 200, body: { result: { instrumentIds: [] } } });
  expect((await gaemi('watch KRW-XRP BRK-B')).out).toBe('You watch KRW-XRP, BRK-B');
  expect(desk.asked.at(-1)).toMatchObject({ path: '/api/watch', body: { data: { symbols: ['KRW-XRP', 'BRK-B'] } } });
  expect((await gaemi('unwatch KRW-XRP BRK-B --json')).out).toBe('{"instrumentIds":[]}');
});

it('passes on why the desk refuses', async () => {
  const error = { status: 'INVALID_ARGUMENT', message: '"005930" is not a symbol of this desk.' };
  desk.answers.set('watch', { status: 400, body: { error } });
  const { exitCode, errors } = await gaemi('watch 005930');
  expect([exitCode, errors]).toEqual([1, 'error: "005930" is not a symbol of this desk. (invalid-argument)']);
});

it('passes it on in the language of the terminal', async () => {
  const details = {
    ko: '"005930"은(는) 이 데스크의 종목 코드가 아닙니다.',
    en: '"005930" is not a symbol of this desk.',
  };
  desk.answers.set('watch', {
    status: 400,
    body: { error: { status: 'INVALID_ARGUMENT', message: details.en, details } },
  });
  expect((await gaemi('watch 005930', 'ko_KR.UTF-8')).errors).toBe(`error: ${details.ko} (invalid-argument)`);
  expect((await gaemi('watch 005930')).errors).toBe(`error: ${details.en} (invalid-argument)`);
  desk.answers.set('unwatch', { status: 200, body: { result: { instrumentIds: [] } } });
  expect((await gaemi('unwatch KRW-XRP', 'ko_KR.UTF-8')).out).toBe('따로 담은 관심 종목이 없습니다');
});

it('switches the sub-ticks, by on and off alone', async () => {
  desk.answers.set('subtick', { status: 200, body: { result: { enabled: true } } });
  expect((await gaemi('subtick on')).out).toBe('Quotes are read every ten seconds');
  expect(desk.asked.at(-1)?.body).toEqual({ data: { enabled: true } });
  const { exitCode, errors } = await gaemi('subtick maybe');
  expect(exitCode).toBe(1);
  expect(errors).toContain('say on or off');
});
