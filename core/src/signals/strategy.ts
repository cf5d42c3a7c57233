import type { Analysis } from '../analysis/analysis.ts';
import type { Instant } from '../base/instant.ts';
import type { Text } from '../base/text.ts';
import type { Candle } from '../market/candle.ts';
import type { Side } from './signal.ts';

/** So many answers of a kind are looked through for a view; when all of them are failures nobody's view counts. */
export const answersMax = 8;

/** What is known of an instrument: closed candles, oldest first, the last one to decide on, and its views. */
export interface StrategyInput {
  readonly candles: readonly Candle[];
  /** Those that count; at least the newest `answersMax` of a kind until the last close, down to a view, and the same until the close before. */
  readonly analyses: readonly Analysis[];
}

/** What a strategy is shown: nothing that is younger than `atMs`, the close of the last candle. */
export interface StrategyView extends StrategyInput {
  readonly atMs: Instant;
}

/** The close of the bar before, as far from the last one as their openings are. */
export function barBeforeMs({ candles, atMs }: Pick<StrategyView, 'candles' | 'atMs'>): Instant {
  const [beforeMs = 0, lastMs = 0] = candles.slice(-2).map(({ openAtMs }) => openAtMs);
  return atMs - (lastMs - beforeMs);
}

/** What a strategy may say; silence is `undefined`. */
export interface Opinion {
  readonly side: Side;
  readonly confidence: number;
  readonly reasons: readonly Text[];
  readonly evidence: Readonly<Record<string, number>>;
}

/** A plain object without money, clock or memory: the same view is the same opinion. */
export interface Strategy {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** How many closed candles it needs before it says anything. */
  readonly warmupCandles: number;
  evaluate(view: StrategyView): Opinion | undefined;
}
