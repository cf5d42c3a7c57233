import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { parseCandleCsv } from '@gaemi/core/market/candle-csv.ts';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGaemi } from '../run-gaemi.ts';

const nowMs = Date.UTC(2026, 10, 20);
const minuteMs = 60_000;
let server: Server;
let url: string;
let folder: string;
let asked = 0;
let onAsk: (count: number) => number | undefined = () => undefined;

/** A vendor with a minute for every minute; `onAsk` may answer another status instead. */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    const status = onAsk(asked) ?? 200;
    const query = new URL(request.url ?? '/', url).searchParams;
    const isUnknown = query.get('market') === 'KRW-NONE';
    response.writeHead(isUnknown ? 404 : status, { 'remaining-req': 'group=candles; min=600; sec=600' });
    response.end(JSON.stringify(isUnknown || status !== 200 ? { error: { name: status } } : rowsBefore(query)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  folder = await mkdtemp(path.join(tmpdir(), 'gaemi-record-'));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = 0;
  onAsk = () => undefined;
});

describe('gaemi record', () => {
  it('writes every candle of the span once, in the columns of a recording', async () => {
    const out = path.join(folder, 'whole');
    const { code, lines } = await run([
      '--from',
      '2026-11-18T12:00',
      '--to',
      '2026-11-19T18:00',
      '--out',
      out,
      '--json',
    ]);
    expect(code).toBe(0);
    const [recorded] = JSON.parse(lines[0] ?? '').recordings;
    expect(recorded).toMatchObject({ symbol: 'KRW-BTC', source: 'upbit', candles: 30 * 60, complete: true });
    const candles = parseCandleCsv(await readFile(path.join(out, 'KRW-BTC_1m.csv'), 'utf8'), 'it');
    const firstMs = Date.UTC(2026, 10, 18, 12);
    expect(candles.map(({ openAtMs }) => openAtMs)).toEqual(
      Array.from({ length: 30 * 60 }, (_, index) => firstMs + index * minuteMs),
    );
  });

  it('keeps what is complete at Ctrl-C, and says that it was cut short', async () => {
    const out = path.join(folder, 'stopped');
    const { code, errors, lines } = await run(
      ['--from', '2026-11-10', '--out', out],
      (stop) => (onAsk = (count) => (count === 12 ? (stop(), undefined) : undefined)),
    );
    expect(code).toBe(1);
    expect(errors.at(-1)).toContain('stopped before the end');
    expect(lines[0]).toContain('(cut short)');
    expect(await readdir(out)).toEqual(['KRW-BTC_1m.csv']);
    const candles = parseCandleCsv(await readFile(path.join(out, 'KRW-BTC_1m.csv'), 'utf8'), 'it');
    expect(candles.length, 'whole steps of a day').toBe(2 * 1440);
  });

  it('waits as the vendor asks, and goes on', async () => {
    const out = path.join(folder, 'throttled');
    onAsk = (count) => (count <= 3 ? 429 : undefined);
    const { code, errors } = await run(['--from', '2026-11-19T23:00', '--out', out]);
    expect(errors.join('\n')).toContain('asks for a pause');
    expect(code).toBe(0);
  });

  it('leaves nothing behind when the vendor fails', async () => {
    const out = path.join(folder, 'failed');
    onAsk = () => 500;
    const { code, errors } = await run(['--from', '2026-11-19', '--out', out]);
    expect([code, await readdir(out)]).toEqual([1, []]);
    expect(errors.at(-1)).toMatch(/^error: KRW-BTC: the vendor has no answer/);
  });

  it.each([
    ['a symbol without its market', ['005930', '--interval', '1m', '--from', '2026-11-01'], 'Did you mean 005930.KS'],
    ['a coin nobody trades', ['KRW-NONE', '--interval', '1m', '--from', '2026-11-19'], 'its venue does not know it'],
    ['an absurd interval', ['KRW-BTC', '--interval', '7y', '--from', '2026-11-01'], 'choose 1m, 1h or 1d'],
    ['no date', ['KRW-BTC', '--interval', '1m', '--from', '2026-02-31'], '--from "2026-02-31" is not a date'],
    ['a beginning in the future', ['KRW-BTC', '--interval', '1m', '--from', '2030-01-01'], 'is not before the end'],
    [
      'a thousand symbols',
      [...Array.from({ length: 1000 }, () => 'AAPL'), '--interval', '1d', '--from', '2026-01-01'],
      '1,000 symbols are too many',
    ],
  ])('refuses %s in one line', async (_what, words, said) => {
    const { code, errors } = await runWords(['record', ...words, '--out', path.join(folder, 'refused')]);
    expect(code).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(said);
  });

  it('speaks Korean at a Korean terminal', async () => {
    const korean = { LANG: 'ko_KR.UTF-8', UPBIT_URL: url };
    const said = async (...words: string[]) => (await runWords(words, korean)).errors[0] ?? '';
    const record = async (...words: string[]) => said('record', ...words, '--out', path.join(folder, 'korean'));
    expect(await said('instruments', '005930')).toContain('005930.KS(코스피)');
    expect(await record('KRW-BTC', '--interval', '7y', '--from', '2026-11-01')).toContain('봉 간격이 아닙니다');
    expect(await record('KRW-BTC', '--interval', '1m', '--from', 'soon')).toContain('날짜가 아닙니다');
    expect(await record('KRW-NONE', '--interval', '1m', '--from', '2026-11-19')).toContain('거래소에 없는 종목입니다');
  });

  it('writes over nothing', async () => {
    const out = path.join(folder, 'twice');
    await run(['--from', '2026-11-19T23:00', '--out', out]);
    const { code, errors } = await run(['--from', '2026-11-19T23:00', '--out', out]);
    expect(code).toBe(1);
    expect(errors[0]).toContain('exists already');
  });
});

describe('gaemi instruments', () => {
  it('finds what every desk watches by its name, though the vendor is silent', async () => {
    const silent = { YAHOO_URL: 'http://127.0.0.1:1' };
    const found = await runWords(['instruments', '--search', '하이닉스'], silent);
    expect([found.code, found.lines]).toEqual([0, ['000660.KS  SK하이닉스 · SK hynix']]);
    expect(found.errors[0]).toContain('the vendor has no answer');
    const none = await runWords(['instruments', '--search', 'nobody'], { ...silent, LANG: 'ko_KR.UTF-8' });
    expect(none.code).toBe(1);
    expect(none.errors[0]).toContain('시세 제공처가 답하지 않습니다');
  });

  it('lists what every desk watches, and derives what a symbol means', async () => {
    const { lines } = await runWords(['instruments']);
    expect(lines[0]?.split('\n')).toHaveLength(defaultInstruments.length + 1);
    const derived = await runWords(['instruments', 'KRW-XRP', 'binance:BTC-USDT', 'KOSPI200F', '--json']);
    expect(JSON.parse(derived.lines[0] ?? '').instruments).toMatchObject([
      { id: 'KRW-XRP', currency: 'KRW', calendar: 'crypto', lotUnits: '0.00000001' },
      { id: 'binance:BTC-USDT', currency: 'USDT', feed: 'binance', lotUnits: '0.00001', tickUnits: '0.01' },
      { id: 'KOSPI200F', multiplierUnits: '250000' },
    ]);
  });
});

function run(words: readonly string[], onInterrupt?: (stop: () => void) => void) {
  return runWords(['record', 'KRW-BTC', '--interval', '1m', ...words], { UPBIT_URL: url }, onInterrupt);
}

async function runWords(
  words: readonly string[],
  env: Readonly<Record<string, string>> = { UPBIT_URL: url },
  onInterrupt?: (stop: () => void) => void,
) {
  const [lines, errors]: [string[], string[]] = [[], []];
  const code = await runGaemi(words, {
    env,
    fetch,
    nowMs: () => nowMs,
    print: (line) => lines.push(line),
    printError: (line) => errors.push(line),
    ...(onInterrupt === undefined ? {} : { onInterrupt }),
  });
  return { code, lines, errors };
}

/** As the vendor answers: newest first, strictly before `to`. */
function rowsBefore(query: URLSearchParams): unknown[] {
  const toMs = Date.parse(query.get('to') ?? '');
  return Array.from({ length: Number(query.get('count')) }, (_, index) => ({
    market: query.get('market'),
    candle_date_time_utc: new Date(toMs - (index + 1) * minuteMs).toISOString().slice(0, 19),
    opening_price: 100,
    high_price: 101,
    low_price: 99,
    trade_price: 100.5,
    candle_acc_trade_volume: 0.25,
  }));
}
