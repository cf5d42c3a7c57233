import { describe, expect, it } from 'vitest';
import { fakeScreen } from '../../testing/fake-screen.ts';
import { rowsToCsv } from './csv.ts';
import { pickRows, ScreenerSearch, sortingOf } from './pick-rows.ts';

const { rows } = fakeScreen(Date.UTC(2026, 10, 20));

describe('picking rows of the screen', () => {
  it('sorts what is unknown last, whichever way', () => {
    for (const order of ['up', 'down'] as const) {
      const sorted = pickRows(rows, { sort: 'belowHigh52w', order }, 'ko').map(({ belowHigh52w }) => belowHigh52w);
      const known = sorted.filter((value) => value !== null);
      expect(sorted.slice(0, known.length), 'known ones first').toEqual(known);
      expect(known).toEqual(known.toSorted((left, right) => (order === 'up' ? left - right : right - left)));
      expect(known.length).toBeLessThan(rows.length);
    }
  });

  it('shows a named screen by what it is about until the person sorts otherwise', () => {
    expect(sortingOf({ screen: 'oversold' })).toMatchObject({ sort: 'rsi14', order: 'up' });
    expect(sortingOf({ screen: 'oversold', sort: 'price' })).toEqual({ sort: 'price', order: 'down' });
    const found = pickRows(rows, { screen: 'oversold' }, 'en');
    expect(found.length).toBeGreaterThan(10);
    expect(found.every(({ grade }) => grade === 'oversold' || grade === 'oversold-strong')).toBe(true);
  });

  it('finds by either name and by the symbol, within a kind', () => {
    for (const find of ['samsung', '삼성', '005930']) {
      expect(
        pickRows(rows, { find }, 'en').map(({ instrumentId }) => instrumentId),
        find,
      ).toEqual(['005930.KS']);
    }
    expect(pickRows(rows, { find: 'samsung', kind: 'crypto' }, 'en')).toEqual([]);
  });

  it('takes an address that says nonsense for one that says nothing', () => {
    expect(ScreenerSearch.parse({ screen: 'everything', sort: 'luck', order: 'sideways', find: 'a' })).toEqual({
      find: 'a',
    });
  });
});

describe('the screen as a file', () => {
  it('has a line for every row and is empty where nothing is known', () => {
    const lines = rowsToCsv(rows).trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows.length + 1);
    const young = lines.find((line) => line.includes(rows[22]?.instrumentId ?? '?'));
    expect(young, 'no high is known').toContain(',,,,,');
  });

  it('runs nothing in a spreadsheet, whatever an instrument is called', () => {
    const [row] = rows;
    if (row === undefined) throw new Error('the screen is empty');
    const csv = rowsToCsv([{ ...row, name: { ko: '=HYPERLINK("x")', en: 'a "b", c' } }]);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('"a ""b"", c"');
  });
});
