import { describe, expect, it } from 'vitest';
import { candlesOf, noonMs } from '../../testing/samples.ts';
import { smaRsi } from './sma-rsi.ts';

function say(closes: readonly number[]) {
  return smaRsi.evaluate({ candles: candlesOf(closes), analyses: [], atMs: noonMs });
}

/** Six closes, then fourteen changes from the sixth on. */
function series(start: number, changes: readonly number[]): number[] {
  const closes = Array.from({ length: 6 }, () => start);
  let close = start + 100;
  closes[5] = close;
  for (const change of changes) closes.push((close += change));
  return closes;
}

const falling = [...Array.from({ length: 12 }, () => -1), 1, 1];
const rising = falling.map((change) => -change);

describe('sma-rsi', () => {
  it('buys a dip within a rise', () => {
    const closes = series(100, falling);
    const opinion = say(closes);
    expect(opinion?.side).toBe('buy');
    // Gains 2 of 14, losses 12 of 14.
    const strength = 100 - 100 / (1 + 2 / 12);
    expect(opinion?.evidence['strength']).toBeCloseTo(strength, 10);
    expect(opinion?.confidence).toBeCloseTo(0.5 + (0.5 * (30 - strength)) / 30, 10);
    expect(opinion?.evidence['price']).toBe(190);
    expect(opinion?.reasons.map(({ en }) => en).join(' ')).toMatch(/190 is above .*14\.29 is below 30/);
  });

  it('sells a bounce within a fall', () => {
    const closes = series(100, falling).map((close) => 400 - close);
    const opinion = say(closes);
    expect(opinion?.side).toBe('sell');
    const strength = 100 - 100 / (1 + 12 / 2);
    expect(opinion?.confidence).toBeCloseTo(0.5 + (0.5 * (strength - 70)) / 30, 10);
    expect(opinion?.reasons.map(({ ko }) => ko).join(' ')).toMatch(/아래에 있습니다.*과매수/);
  });

  it('is silent when price and strength do not disagree enough', () => {
    expect(say(series(100, rising)), 'strong above its mean').toBeUndefined();
    expect(
      say(series(300, falling).map((close, index) => (index === 5 ? 100 : close - 250))),
      'weak below',
    ).toBeUndefined();
    expect(say(Array.from({ length: 20 }, () => 100)), 'flat').toBeUndefined();
  });

  it('keeps its edges open: an RSI of exactly 30 or 70 says nothing', () => {
    const edge = [...Array.from({ length: 7 }, () => -1), 3, ...Array.from({ length: 6 }, () => 0)];
    const closes = series(100, edge);
    expect(say(closes), 'gains 3, losses 7').toBeUndefined();
    expect(say(closes.map((close) => 400 - close)), 'gains 7, losses 3').toBeUndefined();
  });
});
