import { areLevel, chartPatterns } from './chart-pattern.ts';

/** Two tops are one level when they are no further apart than this part of the height between them and the low. */
const levelShare = 0.15;

/** Nearer than this they are one top. */
const barsBetweenMin = 10;

/**
 * A rise to two tops of one level with a low between them that lies above where the rise began, at least ten bars apart; it
 * is there when a close falls below that low.
 * Source: Edwards and Magee, Technical Analysis of Stock Trends, chapter 9; Lo, Mamaysky and Wang, Foundations of Technical
 * Analysis, Journal of Finance 55 (2000), definition 5. They find turns by smoothing and call 1.5 % one level; here turns
 * are known with a delay instead of hindsight, and a level is part of the height, so that a minute is judged as a year is.
 */
export const { down: doubleTop, up: doubleBottom } = chartPatterns({
  down: {
    id: 'double-top',
    name: { ko: '쌍봉', en: 'Double top' },
    description: {
      ko: '같은 높이의 봉우리 둘 뒤에 그 사이의 저점을 깹니다. 하락을 약속한다고 합니다.',
      en: 'Two tops of one height, then a close below the low between them; said to promise a fall.',
    },
  },
  up: {
    id: 'double-bottom',
    name: { ko: '쌍바닥', en: 'Double bottom' },
    description: {
      ko: '같은 깊이의 바닥 둘 뒤에 그 사이의 고점을 넘습니다. 상승을 약속한다고 합니다.',
      en: 'Two bottoms of one depth, then a close above the high between them; said to promise a rise.',
    },
  },
  turns: 4,
  lineOf([start, first, low, second]) {
    if (start === undefined || first === undefined || low === undefined || second === undefined) return undefined;
    if (start.isHigh || second.index - first.index < barsBetweenMin || start.price >= low.price) return undefined;
    const height = Math.max(first.price, second.price) - low.price;
    return areLevel(first.price, second.price, levelShare * height) ? () => low.price : undefined;
  },
});
