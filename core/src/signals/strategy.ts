import type { Analysis } from '../analysis/analysis.ts';
import type { Text } from '../base/text.ts';
import type { Candle } from '../market/candle.ts';
import type { Side } from './signal.ts';

/** What a strategy is shown: closed candles, oldest first, and the newest views known at that instant. */
export interface StrategyInput {
  readonly candles: readonly Candle[];
  readonly analyses: readonly Analysis[];
}

/** What a strategy may say; silence is `undefined`. */
export interface Opinion {
  readonly side: Side;
  readonly confidence: number;
  readonly reasons: readonly Text[];
  readonly evidence: Readonly<Record<string, number>>;
}

/** A plain object without money, clock or memory: the same input is the same opinion. */
export interface Strategy {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** How many closed candles it needs before it says anything. */
  readonly warmupCandles: number;
  evaluate(input: StrategyInput): Opinion | undefined;
}
