import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { StoredKeys } from '../secrets/key-safe.ts';
import type { CcxtAccountVenue, VenueOrder, VenueQuestion } from './ccxt/ccxt-account.ts';
import { fillsOf } from './ccxt/ccxt-fills.ts';
import { createCcxtTransport, type NoAnswer, NoAnswerError } from './ccxt/ccxt-transport.ts';
import type { Exchange, Submission } from './exchange.ts';
import { venueOrderId } from './venue-order-id.ts';

export interface CcxtExchangeOptions {
  readonly keys: StoredKeys;
  readonly baseUrl?: string | undefined;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
  /** Left out: it is; only a stand-in that counts nothing can be asked faster. */
  readonly isPaced?: boolean;
  /** The wall clock, when left out. */
  readonly now?: () => number;
}

type Found = Submission | { readonly status: 'not-found' };

/** One person's account at a venue that the library knows. */
export function createCcxtExchange(venue: CcxtAccountVenue, options: CcxtExchangeOptions): Exchange {
  const { keys, baseUrl, fetch = globalThis.fetch, timeoutMs = 10_000, isPaced = true, now = Date.now } = options;
  const { trueUrl, refusalOf } = venue;
  const transport = createCcxtTransport({ trueUrl, baseUrl, fetch, timeoutMs, now, refusalOf });
  const account = venue.open(keys, transport, { timeoutMs, isPaced });

  async function find(order: Order): Promise<Found> {
    const question = questionOf(venue, order);
    const seen = await answered(() => account.look(question));
    if (!isNoAnswer(seen)) return outcomeOf(seen, question);
    if (seen.status === 'refused' && venue.missingCodes.has(seen.code)) return { status: 'not-found' };
    return { status: 'unknown', reason: reasonOf(seen) };
  }
  return {
    name: venue.name,
    find,
    async submit(order) {
      const fault = venue.faultOf(order);
      if (fault !== undefined) return { status: 'rejected', reason: fault };
      const placed = await answered(() => account.place(questionOf(venue, order)));
      if (isNoAnswer(placed) && placed.status === 'refused' && !venue.copyCodes.has(placed.code)) {
        return { status: 'rejected', reason: reasonOf(placed) };
      }
      if (isNoAnswer(placed) && placed.status === 'withheld') return { status: 'rejected', reason: reasonOf(placed) };
      const found = await find(order);
      if (found.status !== 'not-found') return found;
      if (!isNoAnswer(placed)) return { status: 'unknown', reason: 'the venue took it and does not show it yet' };
      // What may still be on its way stays unknown.
      const status = placed.status === 'unclear' ? 'unknown' : 'rejected';
      return { status, reason: reasonOf(placed) };
    },
    async cancel(order) {
      // A fill may have come first: the order itself tells what became of it, whatever is said to the request.
      await answered(() => account.cancel(questionOf(venue, order)));
      const found = await find(order);
      return found.status === 'not-found' ? { status: 'unknown', reason: 'the venue does not know this order' } : found;
    },
    async balances() {
      const told = await answered(() => account.balances());
      if (told === undefined || isNoAnswer(told)) throw new Error(`the balances at "${venue.name}" are not known`);
      return told;
    },
  };
}

function questionOf({ clientIdLengthMax }: CcxtAccountVenue, order: Order): VenueQuestion {
  const clientId = venueOrderId(order, clientIdLengthMax);
  return { order, clientId, instrument: instrumentById(order.instrumentId) };
}

function outcomeOf(seen: VenueOrder | undefined, { order, instrument }: VenueQuestion): Submission {
  if (seen === undefined)
    return { status: 'unknown', reason: 'the venue answered with something else than this order' };
  const { id, state, executed, trades } = seen;
  if (trades.reduce((sum, { quantity }) => sum + quantity, 0n) !== executed) {
    return { status: 'unknown', reason: 'the venue has not booked every trade yet' };
  }
  if (state === 'rejected') return { status: 'rejected', reason: 'the venue turned it away' };
  return { status: state, fills: fillsOf(trades, order, instrument), idAtVenue: id };
}

/** @throws whatever is a mistake of ours; what the venue may do is a value. */
async function answered<Answer>(question: () => Promise<Answer>): Promise<Answer | NoAnswer> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof NoAnswerError) return error.told;
    // The library's own complaints come before or after the wire, and may quote what was signed.
    return {
      status: 'unclear',
      reason: `the library could not ask: ${error instanceof Error ? error.name : 'unknown'}`,
    };
  }
}

function isNoAnswer(answer: unknown): answer is NoAnswer {
  if (typeof answer !== 'object' || answer === null || !('status' in answer)) return false;
  return ['refused', 'throttled', 'withheld', 'unclear'].some((status) => status === answer.status);
}

function reasonOf(told: NoAnswer): string {
  return told.status === 'refused' ? `the venue refused it with ${told.code}` : told.reason;
}
