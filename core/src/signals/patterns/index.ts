import { darkCloudCover } from './dark-cloud-cover.ts';
import { doji } from './doji.ts';
import { bearishEngulfing, bullishEngulfing } from './engulfing.ts';
import { eveningStar } from './evening-star.ts';
import { hammer } from './hammer.ts';
import { hangingMan } from './hanging-man.ts';
import { bearishHarami, bullishHarami } from './harami.ts';
import { morningStar } from './morning-star.ts';
import type { Pattern } from './pattern.ts';
import { piercingLine } from './piercing-line.ts';
import { shootingStar } from './shooting-star.ts';
import { threeBlackCrows } from './three-black-crows.ts';
import { threeWhiteSoldiers } from './three-white-soldiers.ts';

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
];
