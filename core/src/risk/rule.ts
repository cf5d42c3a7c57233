import type { Id } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import type { Account } from '../ledger/account.ts';
import type { Quote } from '../market/board.ts';
import type { Candle } from '../market/candle.ts';
import type { Instrument } from '../market/instrument.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Position } from '../portfolio/position.ts';
import type { Side } from '../signals/signal.ts';
import type { Order, OrderSize, Refusal } from '../trading/order.ts';
import type { Incident } from './incident.ts';
import type { Settings } from './settings.ts';

/** What asks for an order: a signal, or a stop that was touched. */
export interface Cause {
  readonly id: Id;
  readonly strategyId: Id;
  readonly instrument: Instrument;
  readonly side: Side;
  readonly confidence: number;
  /** The strategies that said the opposite of it on the same candle. */
  readonly contradictedBy?: readonly Id[];
  /** It may only close what is held, whichever side that is: a stop, a margin call. */
  readonly closesOnly?: true;
}

/** All that a decision is made of. */
export interface DecisionInput {
  readonly userId: Id;
  readonly cause: Cause;
  readonly settings: Settings;
  readonly portfolio: Portfolio | undefined;
  /** At least `cash` and `reserved` of the currency and `holding` of the asset; a missing one counts as empty. */
  readonly accounts: readonly Account[];
  readonly position: Position | undefined;
  readonly quote: Quote | undefined;
  /** The instrument's newest closed candles; the last five minutes are looked at. */
  readonly recentCandles: readonly Candle[];
  /** Those that nobody has resolved. */
  readonly incidents?: readonly Incident[];
  readonly atMs: Instant;
}

/** What a rule judges: the decision's input and the order that would come of it. */
export interface RuleInput extends DecisionInput {
  readonly intent: Order['intent'];
  readonly size: OrderSize;
  /** The order's own price; left out: what the market gives. */
  readonly limitPriceUnits?: Units | undefined;
  /** Of futures: what the contracts that would open are worth, and what they need of the cash. */
  readonly opening?: { readonly worthUnits: Units; readonly neededUnits: Units } | undefined;
  /** What the account is worth in the instrument's currency. */
  readonly equityUnits: Units;
}

/** One gate of the desk: says why not, with the numbers, or nothing. */
export interface RiskRule {
  readonly id: string;
  check(input: RuleInput): Refusal | undefined;
}
