import { areLevel, chartPatterns, lineThrough } from './chart-pattern.ts';

/** Shoulders, and the lows beside the head, are one level within this part of the head's height over the neckline. */
const levelShare = 0.3;

/**
 * Three tops, the middle one the highest, the others of one level, as are the two lows between them; it is there when a
 * close falls below the neckline, the straight line through those lows.
 * Source: Edwards and Magee, Technical Analysis of Stock Trends, chapter 6; Lo, Mamaysky and Wang, Foundations of Technical
 * Analysis, Journal of Finance 55 (2000), definition 2, with levels as part of the height and turns known with a delay.
 */
export const { down: headAndShoulders, up: inverseHeadAndShoulders } = chartPatterns({
  down: {
    id: 'head-and-shoulders',
    name: { ko: '머리어깨형', en: 'Head and shoulders' },
    description: {
      ko: '가운데가 가장 높은 봉우리 셋 뒤에 목선을 깹니다. 하락을 약속한다고 합니다.',
      en: 'Three tops, the middle one the highest, then a close below the neckline; said to promise a fall.',
    },
  },
  up: {
    id: 'inverse-head-and-shoulders',
    name: { ko: '역머리어깨형', en: 'Inverse head and shoulders' },
    description: {
      ko: '가운데가 가장 깊은 바닥 셋 뒤에 목선을 넘습니다. 상승을 약속한다고 합니다.',
      en: 'Three bottoms, the middle one the lowest, then a close above the neckline; said to promise a rise.',
    },
  },
  turns: 5,
  lineOf([left, leftLow, head, rightLow, right]) {
    if (left === undefined || leftLow === undefined || head === undefined) return undefined;
    if (rightLow === undefined || right === undefined || !head.isHigh) return undefined;
    if (head.price <= left.price || head.price <= right.price) return undefined;
    const within = levelShare * (head.price - (leftLow.price + rightLow.price) / 2);
    const isShape = areLevel(left.price, right.price, within) && areLevel(leftLow.price, rightLow.price, within);
    return isShape ? lineThrough(leftLow, rightLow) : undefined;
  },
});
