import { describe, expect, it } from 'vitest';
import { CandleCsvError, candleCsvHeader, candleCsvRows, parseCandleCsv } from './candle-csv.ts';

const header = 'timestamp,open,high,low,close,volume';

function read(...rows: readonly string[]) {
  return parseCandleCsv([header, ...rows].join('\n'), 'a.csv');
}

describe('candles as CSV', () => {
  it('are read as they were written, to the last digit', () => {
    const candles = [0.1 + 0.2, 103_438_000, 1e-8].map((close, index) => ({
      openAtMs: 1_763_600_000_000 + index * 500,
      open: close,
      high: close,
      low: close,
      close,
      volume: index / 3,
    }));
    expect(parseCandleCsv(`${candleCsvHeader}\n${candleCsvRows(candles)}`, 'a.csv')).toEqual(candles);
  });

  it('are read whole, whatever ends the lines and whether or not the last one ends', () => {
    const candle = { openAtMs: 1_763_600_000_000, open: 1, high: 2, low: 0.5, close: 1.5, volume: 10 };
    expect(read('1763600000000,1,2,0.5,1.5,10')).toEqual([candle]);
    expect(parseCandleCsv(`\uFEFF${header}\r\n1763600000000, 1,2,0.5 ,1.5,10\r\n\r\n`, 'a.csv')).toEqual([candle]);
  });

  it.each([
    ['1763600000000', 1_763_600_000_000],
    ['2025-11-20T01:00:00Z', Date.UTC(2025, 10, 20, 1)],
    ['2025-11-20T10:00:00+09:00', Date.UTC(2025, 10, 20, 1)],
    ['2025-11-20T10:00:00.500+0900', Date.UTC(2025, 10, 20, 1) + 500],
    ['2025-11-20 01:00', Date.UTC(2025, 10, 20, 1)],
    ['2025-11-20T10:00+09', Date.UTC(2025, 10, 20, 1)],
    ['2025-11-20', Date.UTC(2025, 10, 20)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['0', 0],
    ['-60000', -60_000],
  ])('take %s as an instant, in UTC where it names no zone', (text, instant) => {
    expect(read(`${text},1,1,1,1,1`)[0]?.openAtMs).toBe(instant);
  });

  it.each([
    ['1763600000', 'row 2: timestamp "1763600000" is neither epoch milliseconds nor ISO-8601'],
    ['2025-13-20', 'row 2: timestamp "2025-13-20" is neither'],
    ['20251120', 'row 2: timestamp "20251120" is neither'],
    ['2026-02-30', 'row 2: timestamp "2026-02-30" is neither'],
    ['1763600000000.5', 'row 2: timestamp "1763600000000.5" is neither'],
    ['', 'row 2: timestamp "" is neither'],
  ])('refuse "%s" as an instant', (text, message) => {
    expect(() => read(`${text},1,1,1,1,1`)).toThrow(`a.csv ${message}`);
  });

  it.each([
    [['1763600000000,1,1,1,1,1', '1763600000000,1,1,1,1,1'], 'row 3: "1763600000000" is not later than the row above'],
    [['1763600000000,1,1,1,,1'], 'row 2: close "" is not a number'],
    [['1763600000000,1,1,1,one,1'], 'row 2: close "one" is not a number'],
    [['1763600000000,0x10,1,1,1,1'], 'row 2: open "0x10" is not a number'],
    [['1763600000000,"1,000",1,1,1,1'], 'row 2: open "1,000" is not a number'],
    [['1763600000000,1,1,1,2,1'], 'row 2: the high is below the open or the close'],
    [['1763600000000,1,1,1,1'], 'row 2: has 5 columns, not 6'],
    [[], ': there are no rows below the header'],
  ])('refuse %j and say where', (rows, message) => {
    expect(() => read(...rows)).toThrow(CandleCsvError);
    expect(() => read(...rows)).toThrow(message);
  });

  it.each([
    ['Timestamp,Open,High,Low,Close,Volume', '1763600000000,1,2,0.5,1.5,10'],
    ['"timestamp","open","high","low","close","volume"', '"1763600000000","1","2","0.5","1.5","10"'],
    ['close,volume,timestamp,open,high,low', '1.5,10,1763600000000,1,2,0.5'],
    ['timestamp,open,high,low,close,volume,source', '1763600000000,1,2,0.5,1.5,10,"upbit, krw"'],
    ['Date,Open,High,Low,Close,Adj Close,Volume', '1763600000000,1,2,0.5,1.5,1.4,10'],
  ])('find their columns by the names of the header %s', (names, row) => {
    expect(parseCandleCsv(`${names}\n${row}`, 'a.csv')).toEqual([
      { openAtMs: 1_763_600_000_000, open: 1, high: 2, low: 0.5, close: 1.5, volume: 10 },
    ]);
  });

  it('cross the eighth digit of an early clock without a word', () => {
    expect(read('9999999,1,1,1,1,1', '10000000,1,1,1,1,1')).toHaveLength(2);
  });

  it('refuse another header', () => {
    expect(() => parseCandleCsv('time,price\n1,2', 'a.csv')).toThrow(
      `a.csv: the first line must be "${header}", not "time,price"`,
    );
    expect(() => parseCandleCsv('', 'a.csv')).toThrow('a.csv: the first line must be');
  });
});
