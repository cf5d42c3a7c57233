import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRecordings } from './find-recordings.ts';
import { parseRecording } from './read-recording.ts';

const header = 'timestamp,open,high,low,close,volume';

describe('reading a recording', () => {
  it('takes epoch milliseconds and ISO-8601 alike', () => {
    const [first, second] = parseRecording(
      `${header}\n1763600000000,1,2,0.5,1.5,10\n2025-11-20T01:00:00Z,2,2,2,2,0\n`,
      'a.csv',
    );
    expect(first).toEqual({ openAtMs: 1_763_600_000_000, open: 1, high: 2, low: 0.5, close: 1.5, volume: 10 });
    expect(second?.openAtMs).toBe(Date.parse('2025-11-20T01:00:00Z'));
  });

  it.each([
    ['closes alone', 'timestamp,close\n2025-11-20T00:00:00Z,234.63', { open: 234.63, low: 234.63, volume: 0 }],
    ['prices without a volume', 'timestamp,open,high,low,close\n2025-11-20,1,3,1,2', { high: 3, close: 2, volume: 0 }],
    ['an empty volume', `${header}\n2025-11-20,1,3,1,2,\n`, { high: 3, close: 2, volume: 0 }],
    ['days of a halted share', `${header}\r\n2025-11-19,0,0,0,5,0\r\n2025-11-20,1,3,1,2,7`, { close: 2, volume: 7 }],
  ])('completes %s', (_, text, expected) => {
    expect(parseRecording(text, 'a.csv')).toMatchObject([{ openAtMs: Date.UTC(2025, 10, 20), ...expected }]);
  });

  it.each([
    ['another header', 'time,price\n1,2', 'a.csv: the first line must be'],
    ['a close that is none', 'timestamp,close\n1763600000000,none', 'a.csv row 2: open "none" is not a number'],
    ['no rows', header, 'a.csv: there are no rows'],
    [
      'descending rows',
      `${header}\n1763600060000,1,1,1,1,1\n1763600000000,1,1,1,1,1`,
      'a.csv row 3: "1763600000000" is not later',
    ],
    ['a word for a number', `${header}\n1763600000000,1,1,1,NaN,1`, 'a.csv row 2: close "NaN" is not a number'],
    ['an unreadable instant', `${header}\nyesterday,1,1,1,1,1`, 'a.csv row 2: timestamp "yesterday"'],
    ['a high below the close', `${header}\n1763600000000,1,1,1,2,1`, 'a.csv row 2: the high is below'],
    ['a short row', `${header}\n1763600000000,1,1`, 'a.csv row 2: has 3 columns'],
  ])('refuses %s in one line that names the place', (_, text, message) => {
    expect(() => parseRecording(text, 'a.csv')).toThrow(message);
    expect(messageOf(() => parseRecording(text, 'a.csv'))).not.toContain('\n');
  });
});

describe('finding recordings', () => {
  it('takes the finest of an instrument and says what it leaves out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gaemi-find-'));
    for (const name of ['KRW-BTC_1d.csv', 'KRW-BTC_1m_week.csv.gz', 'tooLong_1d.csv', 'SP500_1d.csv', 'notes.txt']) {
      writeFileSync(join(folder, name), '');
    }
    writeFileSync(join(folder, 'MANIFEST.csv'), '');
    const { used, ignored } = findRecordings(folder);
    rmSync(folder, { recursive: true });
    expect(used.map(({ instrumentId, interval }) => `${instrumentId} ${interval}`)).toEqual(['KRW-BTC 1m', '^GSPC 1d']);
    expect(ignored).toEqual([
      { name: 'KRW-BTC_1d.csv', reason: 'finer-exists' },
      { name: 'tooLong_1d.csv', reason: 'unknown-symbol' },
    ]);
  });

  it('looks into the folders of crypto, stocks and futures, and names what it cannot place', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gaemi-find-'));
    const names = {
      crypto: ['BTCUSDT_1d.csv', 'binance~ETH-USDT_1h.csv', 'KRW-USDT_1m.csv'],
      stocks: ['KOSPI200_close_1d.csv', '005930.KS_1d.csv'],
      futures: ['KOSPI200F_1d.csv', 'ES_1m_week.csv.gz', 'kis_futures_daily_rows.csv'],
    };
    for (const [subfolder, files] of Object.entries(names)) {
      mkdirSync(join(folder, subfolder));
      for (const name of files) writeFileSync(join(folder, subfolder, name), '');
    }
    const { used, ignored } = findRecordings(folder);
    rmSync(folder, { recursive: true });
    expect(used.map(({ instrumentId }) => instrumentId).toSorted()).toEqual([
      '005930.KS',
      'KOSPI200F',
      'KRW-USDT',
      '^KS200',
      'binance:BTC-USDT',
      'binance:ETH-USDT',
    ]);
    expect(ignored, 'a future abroad is not the share of that name').toEqual([
      { name: 'futures/kis_futures_daily_rows.csv', reason: 'unknown-name' },
      { name: 'futures/ES_1m_week.csv.gz', reason: 'unknown-symbol' },
    ]);
  });

  it('says in one line what is wrong with the folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gaemi-find-'));
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => findRecordings(join(folder, 'nowhere'))).toThrow('there is no such folder');
    expect(() => findRecordings(file)).toThrow('is not a folder');
    expect(() => findRecordings(folder)).toThrow('no recordings there');
    rmSync(folder, { recursive: true });
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}
