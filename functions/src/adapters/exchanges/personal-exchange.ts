import type { Id } from '@gaemi/core/base/id.ts';
import type { KeyedVenue } from '@gaemi/core/trading/venue-keys.ts';
import type { StoredKeys } from '../secrets/key-safe.ts';
import type { Exchange } from './exchange.ts';

export interface PersonalExchangeOptions {
  readonly venue: KeyedVenue;
  readonly readKeys: (userId: Id) => Promise<StoredKeys | undefined>;
  /** Opens a venue with one person's keys. */
  open(keys: StoredKeys): Promise<Exchange>;
  /** Whether the operator lets orders leave for real venues. */
  readonly isLive: boolean;
}

/** New keys are used within this time; until then the safe is not asked for each order. */
const keptMs = 60_000;

const notLive =
  'live trading is not enabled on this desk: the operator sets GAEMI_LIVE_TRADING=1, or the account is set back to "paper"';

/**
 * A venue that each person reaches with their own keys. While the desk is not live nothing new is sent; what was sent before
 * is still looked up and cancelled.
 */
export function createPersonalExchange(options: PersonalExchangeOptions): Exchange {
  const { venue, isLive } = options;
  const accountOf = keepAccounts(options);
  /** The account, or why there is none; the reason never quotes what was read. */
  async function reach(userId: Id): Promise<Exchange | string> {
    try {
      return (await accountOf(userId)) ?? `there are no keys for "${venue}": store them first`;
    } catch {
      return `the keys for "${venue}" could not be read`;
    }
  }
  return {
    name: venue,
    ...(!isLive && { isClosed: true }),
    async submit(order, atMs) {
      if (!isLive) return { status: 'rejected', reason: notLive };
      const account = await reach(order.userId);
      return typeof account === 'string' ? { status: 'rejected', reason: account } : account.submit(order, atMs);
    },
    async find(order, atMs) {
      const account = await reach(order.userId);
      return typeof account === 'string' ? { status: 'unknown', reason: account } : account.find(order, atMs);
    },
    async cancel(order, atMs) {
      const account = await reach(order.userId);
      return typeof account === 'string' ? { status: 'unknown', reason: account } : account.cancel(order, atMs);
    },
    async balances(userId) {
      const account = await reach(userId);
      if (typeof account === 'string') throw new Error(account);
      return (await account.balances?.(userId)) ?? new Map();
    },
  };
}

/** An account keeps its pace between orders, so it stays open as long as its keys are the same. */
function keepAccounts({ readKeys, open }: PersonalExchangeOptions) {
  const opened = new Map<Id, { readonly keys: string; readonly exchange: Promise<Exchange>; readAtMs: number }>();
  return async (userId: Id): Promise<Exchange | undefined> => {
    const known = opened.get(userId);
    if (known !== undefined && Date.now() - known.readAtMs < keptMs) return known.exchange;
    const keys = await readKeys(userId);
    if (keys === undefined) {
      opened.delete(userId);
      return undefined;
    }
    const text = JSON.stringify(keys);
    const exchange = known?.keys === text ? known.exchange : open(keys);
    opened.set(userId, { keys: text, exchange, readAtMs: Date.now() });
    return exchange;
  };
}
