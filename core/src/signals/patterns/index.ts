import { darkCloudCover } from './dark-cloud-cover.ts';
import { doji } from './doji.ts';
import { doubleBottom, doubleTop } from './double-top.ts';
import { bearishEngulfing, bullishEngulfing } from './engulfing.ts';
import { eveningStar } from './evening-star.ts';
import { hammer } from './hammer.ts';
import { hangingMan } from './hanging-man.ts';
import { bearishHarami, bullishHarami } from './harami.ts';
import { headAndShoulders, inverseHeadAndShoulders } from './head-and-shoulders.ts';
import { morningStar } from './morning-star.ts';
import type { Pattern } from './pattern.ts';
import { piercingLine } from './piercing-line.ts';
import { rangeDown, rangeUp } from './range-breakout.ts';
import { shootingStar } from './shooting-star.ts';
import { threeBlackCrows } from './three-black-crows.ts';
import { threeWhiteSoldiers } from './three-white-soldiers.ts';
import { triangleDown, triangleUp } from './triangle.ts';

/** Every pattern that is looked for. */
export const patterns: readonly Pattern[] = [
  doji,
  hammer,
  hangingMan,
  shootingStar,
  bullishEngulfing,
  bearishEngulfing,
  bullishHarami,
  bearishHarami,
  morningStar,
  eveningStar,
  threeWhiteSoldiers,
  threeBlackCrows,
  piercingLine,
  darkCloudCover,
  doubleTop,
  doubleBottom,
  headAndShoulders,
  inverseHeadAndShoulders,
  triangleDown,
  triangleUp,
  rangeDown,
  rangeUp,
];
