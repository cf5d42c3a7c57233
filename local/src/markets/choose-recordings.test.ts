import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseRecordings } from './choose-recordings.ts';

const folders: string[] = [];

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

describe('a folder of recordings', () => {
  it('is played as far as it can be, and what cannot be is named with the reason', () => {
    const folder = folderWith({
      'KRW-BTC_1m.csv': days(1),
      'AAPL_1d.csv': 'timestamp,close\n2025-01-02,-1',
      'deep/er/SPY_1d.csv.gz': gzipSync(days(1)),
      'MSFT_1d.csv.gz': 'not packed',
      'news/a.csv': '',
      'news/b.csv': '',
      'news/c.csv': '',
      'MANIFEST.csv': '',
    });
    symlinkSync('/nowhere', join(folder, 'KRW-ETH_1m.csv'));
    symlinkSync(folder, join(folder, 'deep', 'circle'));
    const { chosen, notes } = chooseRecordings(folder);
    expect(chosen.map(({ instrumentId }) => instrumentId)).toEqual(['KRW-BTC', 'SPY']);
    expect(notes).toEqual([
      'KRW-BTC: plays KRW-BTC_1m.csv',
      'SPY: plays deep/er/SPY_1d.csv.gz',
      'AAPL_1d.csv: not played (row 2: a price is not a positive number)',
      'MSFT_1d.csv.gz: not played (it cannot be read, incorrect header check)',
      'KRW-ETH_1m.csv: not played (it cannot be read)',
      '3 files in news/: not played (its name says no symbol and interval)',
    ]);
  });

  it('plays the finest of an instrument that can be played', () => {
    const { chosen, notes } = chooseRecordings(
      folderWith({ 'KRW-BTC_1m.csv': 'broken', 'KRW-BTC_1h.csv': days(1), 'KRW-BTC_1d.csv': days(1) }),
    );
    expect(chosen).toMatchObject([{ instrumentId: 'KRW-BTC', spanMs: 3_600_000 }]);
    expect(notes[1]).toContain('KRW-BTC_1m.csv: not played (the first line must be');
    expect(notes[2]).toBe('KRW-BTC_1d.csv: not played (a finer recording of it is played)');
  });

  it('joins the months of one recording, and plays the longest of those that are years apart', () => {
    const { chosen, notes } = chooseRecordings(
      folderWith({
        'KRW-BTC_1d_old.csv': days(20, '2019-01-01'),
        'KRW-BTC_1d_2025-01.csv': days(31, '2025-01-01'),
        'KRW-BTC_1d_2025-02.csv': days(28, '2025-02-01'),
      }),
    );
    expect(chosen[0]?.candles).toHaveLength(59);
    expect(notes).toEqual([
      'KRW-BTC: plays KRW-BTC_1d_2025-01.csv and KRW-BTC_1d_2025-02.csv',
      'KRW-BTC_1d_old.csv: not played (a longer recording of it is played)',
    ]);
  });

  it('plays a packed file that is cut off as far as it goes', () => {
    const packed = gzipSync(days(2000, '2015-01-01'));
    const { chosen, notes } = chooseRecordings(folderWith({ 'AAPL_1d.csv.gz': packed.subarray(0, packed.length / 2) }));
    const candles = chosen[0]?.candles ?? [];
    expect(candles.length).toBeGreaterThan(100);
    expect(candles.at(-1)?.close, 'no number is cut short').toBe(candles.length);
    expect(notes).toEqual(['AAPL: plays AAPL_1d.csv.gz; the file is cut off']);
  });

  it('counts the rest when there are hundreds', () => {
    const names = Array.from({ length: 300 }, (_, index) => [`KRW-C${index}_1d.csv`, days(1)]);
    const { chosen, notes } = chooseRecordings(folderWith(Object.fromEntries(names)));
    expect(chosen).toHaveLength(300);
    expect(notes).toHaveLength(20);
    expect(notes.at(-1)).toBe('281 more are played');
  });

  it('says in one line why nothing of it can be played', () => {
    const folder = folderWith({ 'KRW-BTC_1m.csv': 'broken', 'a-file': '' });
    expect(() => chooseRecordings(folder)).toThrow(
      /nothing there can be played; KRW-BTC_1m.csv: the first line must be/,
    );
    expect(() => chooseRecordings(join(folder, 'nowhere'))).toThrow('there is no such folder');
    expect(() => chooseRecordings(join(folder, 'a-file'))).toThrow('is not a folder');
    expect(() => chooseRecordings(folderWith({ 'MANIFEST.csv': '' }))).toThrow('no recordings there');
  });
});

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gaemi-choose-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Closes of 1, 2, 3 and so on. */
function days(count: number, from = '2025-01-01'): string {
  const rows = Array.from({ length: count }, (_, day) => {
    const date = new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10);
    return `${date},${day + 1}\n`;
  });
  return `timestamp,close\n${rows.join('')}`;
}
