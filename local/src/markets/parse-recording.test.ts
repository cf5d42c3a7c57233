import { describe, expect, it } from 'vitest';
import { parseRecording } from './parse-recording.ts';
import { always, krx, newYork } from './session.ts';

const header = 'timestamp,open,high,low,close,volume';
const noonMs = Date.parse('2025-11-20T03:00:00Z');
const candle = { openAtMs: noonMs, open: 1, high: 3, low: 0.5, close: 2, volume: 10 };

function candlesOf(text: string, session = always) {
  return parseRecording(text, session).candles;
}

describe('reading a recording', () => {
  it.each([
    ['as this desk writes it', `${header}\n2025-11-20T03:00:00Z,1,3,0.5,2,10\n`],
    ['from a spreadsheet', '\uFEFFDate;Open;High;Low;Close;Volume\r\n2025-11-20 03:00:00;1;3;0,5;2;10\r\n\r\n'],
    ['with seconds', `${header}\n${noonMs / 1000},1,3,0.5,2,10`],
    ['with microseconds and no header', `${noonMs}000,1,3,0.5,2,10,1763607659999999,0,0,0,0,0`],
    [
      'with other columns in another order',
      'symbol,volume,close,low,high,open,open_time\nBTC,10,2,0.5,3,1,1763607600000',
    ],
    ['with numbers in groups', `time,open,high,low,close,volume\n"2025-11-20T03:00Z",1,3,0.5,2,"0.01K"`],
    ['with Korean columns', '일시,종가,시가,고가,저가,거래량\n2025/11/20 12:00,2,1,3,0.5,10'],
    [
      'of the exchange in Seoul',
      'candle_date_time_utc,candle_date_time_kst,opening_price,high_price,low_price,trade_price,timestamp,candle_acc_trade_volume\n' +
        '2025-11-20T03:00:00,2025-11-20T12:00:00,1,3,0.5,2,1763607659999,10',
    ],
    [
      'of the broker, date and time apart',
      'stck_bsop_date,stck_cntg_hour,futs_prpr,futs_oprc,futs_hgpr,futs_lwpr,cntg_vol\n20251120,120000,2,1,3,0.5,10',
    ],
  ])('%s', (_, text) => {
    expect(candlesOf(text)).toEqual([candle]);
  });

  it.each([
    ['closes alone', 'timestamp,close\n2025-11-20T00:00:00Z,234.63', { open: 234.63, low: 234.63, volume: 0 }],
    ['prices without a volume', 'timestamp,open,high,low,close\n2025-11-20,1,3,1,2', { high: 3, close: 2, volume: 0 }],
    ['an empty volume', `${header}\n2025-11-20,1,3,1,2,\n`, { high: 3, close: 2, volume: 0 }],
    ['days of a halted share', `${header}\r\n2025-11-19,0,0,0,5,0\r\n2025-11-20,1,3,1,2,7`, { close: 2, volume: 7 }],
  ])('completes %s', (_, text, expected) => {
    expect(candlesOf(text)).toMatchObject([{ openAtMs: Date.UTC(2025, 10, 20), ...expected }]);
  });

  it('takes times without a zone for those of the venue when they fall into its hours', () => {
    const minutes = (hours: readonly string[]) =>
      ['timestamp,close', ...hours.map((hour) => `2025-07-16 ${hour}:00,100`)].join('\n');
    const [korean] = candlesOf(minutes(['09:00', '12:00', '15:29']), krx);
    expect(korean?.openAtMs).toBe(Date.parse('2025-07-16T00:00:00Z'));
    const [american] = candlesOf(minutes(['09:30', '10:00', '15:59']), newYork);
    expect(american?.openAtMs).toBe(Date.parse('2025-07-16T13:30:00Z'));
    const [utc] = candlesOf(minutes(['13:30', '16:00', '19:59']), newYork);
    expect(utc?.openAtMs).toBe(Date.parse('2025-07-16T13:30:00Z'));
    expect(candlesOf('timestamp,close\n2025-07-16,100', krx)[0]?.openAtMs, 'a date is a date').toBe(
      Date.UTC(2025, 6, 16),
    );
  });

  it('puts rows in order, and of two for one instant takes the later', () => {
    const text = 'timestamp,close\n2025-11-21,3\n2025-11-20,1\n2025-11-20,2';
    const { candles, remarks } = parseRecording(text, always);
    expect(candles.map(({ close }) => close)).toEqual([2, 3]);
    expect(remarks).toEqual(['1 rows are for an instant that a later one is for too']);
  });

  it('leaves out rows that cannot be true, and says how many and where', () => {
    const good = ['2025-11-20,1,1,1,1,1', '2025-11-21,1,1,1,1,1', '2025-11-22,1,1,1,1,1', '2025-11-23,1,1,1,1,1'];
    const bad = ['2025-11-24,1,1,1,NaN,1', '2025-02-30,1,1,1,1,1', '2025-11-25,-1,1,1,1,1'];
    const { candles, remarks } = parseRecording([header, ...good, ...bad].join('\n'), always);
    expect(candles).toHaveLength(4);
    expect(remarks).toEqual(['3 of 7 rows are left out, row 6: a price is not a positive number']);
  });

  it.each([
    ['another header', 'when,what\n1,2', 'the first line must be'],
    ['nothing', '', 'the first line must be'],
    ['a close that is none', 'timestamp,close\n1763600000000,none', 'row 2: a price is not a positive number'],
    ['no rows', header, 'there are no rows'],
    ['an unreadable instant', `${header}\nyesterday,1,1,1,1,1`, 'row 2: "yesterday" is no instant'],
    ['a high below the close', `${header}\n1763600000000,1,1,1,2,1`, 'row 2: the high is below'],
    ['a short row', `${header}\n1763600000000,1,1`, 'row 2: a price is not a positive number'],
    ['a number of another kind', `${header}\n1763600000000,0x10,1,1,1,1`, 'row 2: a price is not a positive number'],
  ])('refuses %s in one line that names the place', (_, text, message) => {
    expect(() => parseRecording(text, always)).toThrow(message);
    expect(() => parseRecording(text, always)).toThrow(/^[^\n]+$/);
  });
});
