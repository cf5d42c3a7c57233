import type { Units } from '@gaemi/core/base/units.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { StoredKeys } from '../../secrets/key-safe.ts';
import type { ExactDecimal } from '../exact-decimal.ts';
import type { CcxtTransport } from './ccxt-transport.ts';

export interface VenueTrade {
  readonly id: string;
  readonly price: ExactDecimal;
  readonly quantity: ExactDecimal;
  /** Price times quantity, in the currency. */
  readonly funds: ExactDecimal;
  readonly fee: ExactDecimal;
  readonly feeAsset: string;
  readonly atMs: number;
}

/** An order as the venue has it; never read from the library's `status`, which calls filled ones cancelled at times. */
export interface VenueOrder {
  /** What the venue calls it. */
  readonly id: string;
  readonly state: 'open' | 'filled' | 'cancelled' | 'expired' | 'rejected';
  readonly executed: ExactDecimal;
  readonly trades: readonly VenueTrade[];
}

/** What one order is called there and what it is about. */
export interface VenueQuestion {
  readonly order: Order;
  readonly instrument: Instrument;
  /** Our own id, or a digest of it. */
  readonly clientId: string;
}

/** One venue of the library: a file that imports this one alone. Every question throws `NoAnswerError` without an answer. */
export interface CcxtAccountVenue {
  readonly name: string;
  readonly trueUrl: RegExp;
  readonly clientIdLengthMax: number;
  refusalOf(body: unknown): string | undefined;
  /** Codes of refusals that may be of a copy: the order may be there. */
  readonly copyCodes: ReadonlySet<string>;
  /** Codes that say that an order does not exist. */
  readonly missingCodes: ReadonlySet<string>;
  /** Why an order cannot be said in this venue's words. */
  faultOf(order: Order): string | undefined;
  open(keys: StoredKeys, transport: CcxtTransport, pace: CcxtPace): CcxtAccount;
}

export interface CcxtPace {
  readonly timeoutMs: number;
  /** Whether the library waits between questions, by what each weighs at the venue. */
  readonly isPaced: boolean;
}

export interface CcxtAccount {
  place(question: VenueQuestion): Promise<void>;
  /** Undefined when it answers something that is not this order. */
  look(question: VenueQuestion): Promise<VenueOrder | undefined>;
  cancel(question: VenueQuestion): Promise<void>;
  balances(): Promise<ReadonlyMap<string, Units> | undefined>;
}
