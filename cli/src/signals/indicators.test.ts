import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGaemi } from '../run-gaemi.ts';

const header = 'timestamp,open,high,low,close,volume';
const closes = [10, 11, 12, 11, 13, 14];
const rows = closes.map((close, day) => `2026-01-${10 + day},${close},${close + 1},${close - 1},${close},100`);

let folder: string;
let language = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gaemi-indicators-'));
  writeFileSync(join(folder, 'a.csv'), [header, ...rows].join('\n'));
  writeFileSync(join(folder, 'a.csv.gz'), gzipSync([header, ...rows].join('\n')));
  writeFileSync(join(folder, 'flat.csv'), [header, ...rows.map((row) => `${row.slice(0, 10)},5,5,5,5,1`)].join('\n'));
  writeFileSync(join(folder, 'bad.csv'), [header, ...rows.toReversed()].join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function gaemi(...words: readonly string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const exitCode = await runGaemi(
    words.map((word) => (word.includes('.csv') ? join(folder, word) : word)),
    {
      env: { LANG: language },
      fetch: () => Promise.reject(new Error('nothing is asked')),
      nowMs: () => 0,
      print: (line) => out.push(line),
      printError: (line) => errors.push(line),
    },
  );
  return { exitCode, pieces: out, out: out.join('\n'), errors: errors.join('\n') };
}

describe('gaemi indicators', () => {
  it('answers lines as long as the data, null while they warm up, under the specs', async () => {
    const { exitCode, out } = await gaemi('indicators', '--data', 'a.csv', '--only', 'sma:3,macd:2:3:2', '--json');
    expect(exitCode).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer.indicators)).toEqual(['sma:3', 'macd:2:3:2']);
    expect(answer.indicators['sma:3']).toEqual({ value: [null, null, 11, 34 / 3, 12, 38 / 3] });
    expect(Object.keys(answer.indicators['macd:2:3:2'])).toEqual(['macd', 'signal', 'histogram']);
    expect(answer.indicators['macd:2:3:2'].histogram).toHaveLength(6);
  });

  it('takes each indicator with its defaults when none is named, and a name for its defaults', async () => {
    const all = JSON.parse((await gaemi('indicators', '--data', 'a.csv', '--json')).out).indicators;
    expect(Object.keys(all)).toEqual(expect.arrayContaining(['sma:20', 'rsi:14', 'bollinger:20:2', 'obv', 'mfi:14']));
    expect(all.obv.value).toEqual([100, 200, 300, 200, 300, 400]);
    expect(Object.keys(all), 'there is nothing to compare with').not.toContain('relative-strength:20');
    const named = JSON.parse((await gaemi('indicators', '--data', 'a.csv.gz', '--only', 'rsi', '--json')).out);
    expect(Object.keys(named.indicators)).toEqual(['rsi:14']);
    const { out } = await gaemi('indicators', '--data', 'a.csv', '--only', 'rsi,rsi:14', '--json');
    expect(out.match(/rsi:14/g), 'answered once, whatever it is called').toHaveLength(1);
  });

  it('prints each line by itself, since all lines of a million candles are more than one string may hold', async () => {
    const { pieces } = await gaemi('indicators', '--data', 'a.csv', '--only', 'sma:3,macd:2:3:2', '--json');
    expect(pieces.filter((piece) => piece.includes('['))).toHaveLength(4);
    expect(pieces.every((piece) => piece.split('[').length <= 2)).toBe(true);
  });

  it('ends well when its reader has seen enough', async () => {
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const child = spawn(process.execPath, [main, 'indicators', '--data', join(folder, 'a.csv'), '--json']);
    child.stdout.destroy();
    const errors = text(child.stderr);
    const [exitCode] = await once(child, 'close');
    expect({ exitCode, errors: await errors }).toEqual({ exitCode: 0, errors: '' });
  });

  it('prints the newest values for people', async () => {
    const { out } = await gaemi('indicators', '--data', 'a.csv', '--only', 'sma:3,donchian:2,rsi');
    expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
      'The newest of 6 candles, 2026-01-15T00:00:00.000Z:',
      'sma:3       value   12.67',
      'donchian:2  upper   15',
      '            middle  13.5',
      '            lower   12',
      'rsi:14      value   -',
    ]);
  });

  it('compares with a benchmark that is named, and asks for one that is not', async () => {
    const words = ['indicators', '--data', 'a.csv', '--only', 'relative-strength:5', '--json'];
    const { out } = await gaemi(...words, '--benchmark', 'flat.csv');
    expect(JSON.parse(out).indicators['relative-strength:5'].value.at(-1)).toBeCloseTo(40, 9);
    expect((await gaemi(...words)).errors).toMatch(/^error: "relative-strength:5"[^\n]+--benchmark FILE$/);
  });

  it.each([
    [['--data', 'a.csv', '--only', 'rsx'], /there is no indicator "rsx"; there are sma, ema/],
    [['--data', 'a.csv', '--only', 'sma:0'], /"sma:0": period must be a whole number from 1 to 20000/],
    [['--data', 'a.csv', '--only', ''], /there is no indicator ""/],
    [['--data', 'missing.csv'], /missing\.csv" cannot be read/],
    [['--data', 'bad.csv'], /bad\.csv row 3: "2026-01-14" is not later than the row above/],
    [[], /required option '--data <file>' not specified/],
  ])('refuses %j in one line', async (words, message) => {
    const { exitCode, out, errors } = await gaemi('indicators', ...words);
    expect(exitCode).toBe(1);
    expect(out).toBe('');
    expect(errors).toMatch(/^error: [^\n]+$/);
    expect(errors).toMatch(message);
  });

  it('says what is wrong in the language of the terminal', async () => {
    language = 'ko_KR.UTF-8';
    const { errors } = await gaemi('indicators', '--data', 'a.csv', '--only', 'sma:0');
    const lost = await gaemi('indicators', '--data', 'a.csv', '--only', 'relative-strength');
    const files = await Promise.all(['bad.csv', 'missing.csv'].map((file) => gaemi('indicators', '--data', file)));
    language = '';
    expect(errors).toBe('error: --only "sma:0": period 값은 1부터 20000까지의 정수여야 합니다');
    expect(lost.errors).toContain('비교 기준이 필요합니다');
    expect(files[0]?.errors).toBe('error: bad.csv row 3: 시각 "2026-01-14": 바로 위 행보다 뒤가 아닙니다');
    expect(files[1]?.errors).toMatch(/missing\.csv": 읽을 수 없습니다\(ENOENT/);
  });

  it('lists every indicator in its help', async () => {
    const { exitCode, out } = await gaemi('indicators', '--help');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/macd:12:26:9 +fast, slow, signal -> macd, signal, histogram/);
  });
});
