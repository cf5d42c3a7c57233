import type { Strategy } from '../strategy.ts';
import { analystView } from './analyst-view.ts';
import { smaCross } from './sma-cross.ts';
import { smaRsi } from './sma-rsi.ts';

/** Every strategy of the desk; each is asked about each candle. */
export const strategies: readonly Strategy[] = [smaRsi, smaCross, analystView];
