import { describe, expect, it } from 'vitest';
import { IchimokuCloud, KeltnerChannels, RSI, SMA, SuperTrend, VWAP } from 'trading-signals';
import { at } from '../src/signals/indicators/filters/filter.ts';
import { linesOf, worstDifference } from './agreement.ts';
import { realBars } from './series.ts';

/** What TA-Lib does not have, beside the package `trading-signals` 8.3 (github.com/bennycode/trading-signals, MIT). */
const bars = realBars();
const candles = Array.from({ length: bars.length }, (_, index) => ({
  open: at(bars.open, index),
  high: at(bars.high, index),
  low: at(bars.low, index),
  close: at(bars.close, index),
  volume: at(bars.volume, index),
}));

/** Where no beginning is remembered any more: some averages begin elsewhere than ours. */
const settled = 500;

describe('beside trading-signals', () => {
  it('the RSI of plain means is its RSI over simple means', () => {
    const peer = new RSI(14, SMA);
    const other = column(({ close }) => peer.update(close, false));
    expect(worstDifference(linesOf('rsi-simple:14', bars)['value'], other)).toBeLessThan(1e-9);
  });

  it('VWAP from the first bar', () => {
    const peer = new VWAP();
    expect(
      worstDifference(
        linesOf('vwap', bars)['value'],
        column((candle) => peer.update(candle, false)),
      ),
    ).toBeLessThan(1e-9);
  });

  it('Keltner channel', () => {
    const own = linesOf('keltner:20:2:10', bars);
    for (const line of ['upper', 'middle', 'lower'] as const) {
      const peer = new KeltnerChannels();
      expect(
        worstDifference(
          own[line],
          column((candle) => peer.update(candle, false)?.[line]),
          settled,
        ),
      ).toBeLessThan(1e-9);
    }
  });

  it('SuperTrend', () => {
    const own = linesOf('supertrend:10:3', bars);
    const peer = new SuperTrend();
    expect(
      worstDifference(
        own['value'],
        column((candle) => peer.update(candle, false)?.supertrend),
        settled,
      ),
    ).toBeLessThan(1e-9);
    expect(new Set(own['direction']?.subarray(10)), 'both directions occur').toEqual(new Set([1, -1]));
  });

  it('Ichimoku, whose spans we place where they are drawn', () => {
    const own = linesOf('ichimoku:9:26:52', bars);
    const peer = (line: 'conversion' | 'base' | 'spanA' | 'spanB'): Float64Array => {
      const cloud = new IchimokuCloud();
      return column((candle) => cloud.update(candle, false)?.[line]);
    };
    expect(worstDifference(own['conversion'], peer('conversion'))).toBeLessThan(1e-9);
    expect(worstDifference(own['base'], peer('base'))).toBeLessThan(1e-9);
    for (const line of ['spanA', 'spanB'] as const) {
      const drawn = new Float64Array(bars.length).fill(Number.NaN, 0, 26);
      drawn.set(peer(line).subarray(0, -26), 26);
      expect(worstDifference(own[line], drawn)).toBeLessThan(1e-9);
    }
  });
});

function column(valueOf: (candle: (typeof candles)[number]) => number | null | undefined): Float64Array {
  return Float64Array.from(candles, (candle) => valueOf(candle) ?? Number.NaN);
}
