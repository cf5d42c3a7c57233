import type { Analysis } from '../analysis/analysis.ts';
import type { Instant } from '../base/instant.ts';
import type { Text } from '../base/text.ts';
import type { Candle } from '../market/candle.ts';
import type { Side } from './signal.ts';

/** What is known of an instrument: closed candles, oldest first, the last one to decide on, and its newest views. */
export interface StrategyInput {
  readonly candles: readonly Candle[];
  readonly analyses: readonly Analysis[];
}

/** What a strategy is shown: nothing that is younger than `atMs`, the close of the last candle. */
export interface StrategyView extends StrategyInput {
  readonly atMs: Instant;
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
