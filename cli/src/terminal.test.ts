import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDesk, startFakeDesk } from './testing/fake-desk.ts';
import { runLine } from './testing/run-line.ts';

let desk: FakeDesk;
beforeEach(async () => void (desk = await startFakeDesk()));
afterEach(() => desk.close());

const gaemi = (line: string, env?: Readonly<Record<string, string>>) => runLine(desk, line, env);

describe('what goes wrong', () => {
  const korean = { LANG: 'ko_KR.UTF-8' };

  it('is said in the language of the terminal, by the command as by the desk', async () => {
    const written = await gaemi('deposit many', korean);
    expect(written.errors).toBe(
      'error: "many": 금액이나 수량이 아닙니다. 숫자와 소수점만, 소수점 아래는 8자리까지 쓰세요',
    );
    const away = await gaemi('status', { ...korean, GAEMI_DESK: 'http://localhost:1' });
    expect(away.errors).toMatch(/^error: http:\/\/localhost:1: 응답이 없습니다\(.+\)\. 데스크가 켜져 있습니까\?$/);
    const details = { ko: '이미 중단되어 있습니다', en: 'halted already' };
    const error = { status: 'FAILED_PRECONDITION', message: details.en, details };
    desk.answers.set('halt', { status: 400, body: { error } });
    expect((await gaemi('halt --reason lunch', korean)).errors).toBe(
      'error: 이미 중단되어 있습니다 (failed-precondition)',
    );
    expect((await gaemi('halt --reason lunch')).errors).toBe('error: halted already (failed-precondition)');
  });
});
