import { areLevel, chartPatterns } from './chart-pattern.ts';

/** Highs are one level, and lows are, within this part of the range's height. */
const levelShare = 0.2;

/**
 * Two highs of one level and two lows of one level, in turns; it is there when a close leaves the range, beyond the outer
 * one of the two.
 * Source: Edwards and Magee, Technical Analysis of Stock Trends, chapter 9, rectangles; Lo, Mamaysky and Wang, Foundations
 * of Technical Analysis, Journal of Finance 55 (2000), definition 5, with levels as part of the height, four turns instead
 * of five, and turns known with a delay.
 */
export const { down: rangeDown, up: rangeUp } = chartPatterns({
  down: {
    id: 'range-down',
    name: { ko: '박스권 하향 이탈', en: 'Range, broken downwards' },
    description: {
      ko: '같은 높이 사이를 오르내리다가 아래로 벗어납니다. 하락을 약속한다고 합니다.',
      en: 'Between two levels, then a close below them; said to promise a fall.',
    },
  },
  up: {
    id: 'range-up',
    name: { ko: '박스권 상향 돌파', en: 'Range, broken upwards' },
    description: {
      ko: '같은 높이 사이를 오르내리다가 위로 벗어납니다. 상승을 약속한다고 합니다.',
      en: 'Between two levels, then a close above them; said to promise a rise.',
    },
  },
  turns: 4,
  lineOf(turns) {
    const [highA, highB] = turns.filter(({ isHigh }) => isHigh).map(({ price }) => price);
    const [lowA, lowB] = turns.filter(({ isHigh }) => !isHigh).map(({ price }) => price);
    if (highA === undefined || highB === undefined || lowA === undefined || lowB === undefined) return undefined;
    const within = levelShare * ((highA + highB - lowA - lowB) / 2);
    if (!areLevel(highA, highB, within) || !areLevel(lowA, lowB, within)) return undefined;
    const lowest = Math.min(lowA, lowB);
    return () => lowest;
  },
});
