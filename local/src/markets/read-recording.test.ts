import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    ['another header', 'timestamp,close\n1,2', 'a.csv: the first line must be'],
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
    for (const name of ['KRW-BTC_1d.csv', 'KRW-BTC_1m_week.csv.gz', 'BTCUSDT_1d.csv', 'SP500_1d.csv', 'notes.txt']) {
      writeFileSync(join(folder, name), '');
    }
    const { used, ignored } = findRecordings(folder);
    rmSync(folder, { recursive: true });
    expect(used.map(({ instrumentId, interval }) => `${instrumentId} ${interval}`)).toEqual(['KRW-BTC 1m', '^GSPC 1d']);
    expect(ignored).toEqual([
      { name: 'BTCUSDT_1d.csv', reason: 'unknown-symbol' },
      { name: 'KRW-BTC_1d.csv', reason: 'finer-exists' },
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
