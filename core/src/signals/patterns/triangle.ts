import { chartPatterns, lineThrough } from './chart-pattern.ts';
import type { Swing } from './swings.ts';

/**
 * Five turns, each high below the one before it and each low above; it is there when a close falls below the line through
 * the first and the last low (rises above that of the highs) before the two lines meet.
 * Source: Edwards and Magee, Technical Analysis of Stock Trends, chapter 8, symmetrical triangles; Lo, Mamaysky and Wang,
 * Foundations of Technical Analysis, Journal of Finance 55 (2000), definition 4, with turns known with a delay.
 */
export const { down: triangleDown, up: triangleUp } = chartPatterns({
  down: {
    id: 'triangle-down',
    name: { ko: '삼각수렴 하향 이탈', en: 'Triangle, broken downwards' },
    description: {
      ko: '고점은 낮아지고 저점은 높아지다가 아래로 벗어납니다. 하락을 약속한다고 합니다.',
      en: 'Falling highs and rising lows, then a close below them; said to promise a fall.',
    },
  },
  up: {
    id: 'triangle-up',
    name: { ko: '삼각수렴 상향 이탈', en: 'Triangle, broken upwards' },
    description: {
      ko: '고점은 낮아지고 저점은 높아지다가 위로 벗어납니다. 상승을 약속한다고 합니다.',
      en: 'Falling highs and rising lows, then a close above them; said to promise a rise.',
    },
  },
  turns: 5,
  lineOf(turns) {
    const highs = turns.filter(({ isHigh }) => isHigh);
    const lows = turns.filter(({ isHigh }) => !isHigh);
    const [firstHigh, lastHigh, firstLow, lastLow] = [highs[0], highs.at(-1), lows[0], lows.at(-1)];
    if (firstHigh === undefined || lastHigh === undefined || firstLow === undefined || lastLow === undefined)
      return undefined;
    if (!risesThrough(highs, -1) || !risesThrough(lows, 1)) return undefined;
    const [upper, lower] = [lineThrough(firstHigh, lastHigh), lineThrough(firstLow, lastLow)];
    return (index) => (lower(index) < upper(index) ? lower(index) : Number.NaN);
  },
});

function risesThrough(turns: readonly Swing[], sign: 1 | -1): boolean {
  return turns.every(({ price }, index) => {
    const before = turns[index - 1];
    return before === undefined || sign * (price - before.price) > 0;
  });
}
