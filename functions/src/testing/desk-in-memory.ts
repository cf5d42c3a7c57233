import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromNumber } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Exchange } from '../adapters/exchanges/exchange.ts';
import type { Feed } from '../adapters/feeds/feed.ts';
import type { Store } from '../adapters/store/store.ts';
import { functions } from '../functions.ts';
import { createMessageBus, type Delivery, type MessageBus } from './message-bus.ts';
import type { MortalProcess } from './mortal-process.ts';
import { quietContext } from './quiet-context.ts';

export const memberId: Id = 'ant';
export const tickAtMs: Instant = Date.UTC(2026, 10, 20, 3, 0);

export interface DeskOptions {
  readonly store: Store;
  /** One for every account, or one by the account's name. */
  readonly exchange: Exchange | ((name: string) => Promise<Exchange>);
  readonly candles: readonly Candle[];
  readonly delivery: Delivery;
  /** What its functions run in, when that is to die; the store and the exchange are its own already. */
  readonly process?: MortalProcess;
}

/** The whole desk without a network: a member with ten million won, one market, and a bus in the mood asked for. */
export async function createDesk({ store, exchange, candles, delivery, process }: DeskOptions) {
  const plain = createMessageBus(functions, delivery, process?.restart);
  const bus = process === undefined ? plain : livingIn(process, plain);
  const base = quietContext({
    store,
    publish: bus.publish,
    clock: { nowMs: () => tickAtMs },
    feeds: async () => feedOf(candles),
    headlines: async () => ({ name: 'none', headlines: async () => [] }),
    trends: async () => ({ name: 'none', interest: async () => [] }),
    exchanges: async (name) => (typeof exchange === 'function' ? exchange(name) : exchange),
  });
  const caller = { userId: memberId, email: 'ant@gaemi.local' };
  const run = (name: string, data: unknown, publish = bus.publish) => {
    const definition = functions.find((candidate) => candidate.name === name);
    if (definition === undefined) throw new Error(`there is no function "${name}"`);
    return definition.handle({ data, atMs: tickAtMs, caller }, { ...base, publish });
  };
  const tick = (name: string, atMs = tickAtMs) => bus.deliver((publish) => run(name, { atMs }, publish));
  const handle: Parameters<MessageBus['drain']>[0] = (definition, data, publish) =>
    definition.handle({ data, atMs: tickAtMs, caller }, { ...base, publish });
  const drain = () => bus.drain(handle);
  const flood = () => bus.flood(handle);

  await store.set(documentRef('users', memberId), { userId: memberId, email: caller.email, joinedAtMs: 0 });
  const strategyIds = strategies.map(({ id }) => id);
  await store.set(documentRef('settings', 'trading', memberId), defaultSettings(strategyIds, tickAtMs));
  await run('deposit', { currency: 'KRW', units: unitsFromNumber(10_000_000).toString(), requestId: 'first' });
  await drain();
  /** A person asks, and asks again while nobody answers. */
  const ask = (name: string, data: unknown) => bus.deliver((publish) => run(name, data, publish));
  return { run, ask, tick, drain, flood };
}

/** The same bus, whose announcements a process may die of. */
function livingIn(process: MortalProcess, bus: MessageBus): MessageBus {
  return {
    publish: process.publish(bus.publish),
    deliver: (handle) => bus.deliver((publish) => handle(process.publish(publish))),
    drain: (run) => bus.drain((definition, data, publish) => run(definition, data, process.publish(publish))),
    flood: (run) => bus.flood((definition, data, publish) => run(definition, data, process.publish(publish))),
  };
}

/** Minutes that fall evenly and then jump, so that the fast mean crosses the slow one on the last. */
export function crossingMinutes(): Candle[] {
  const count = 60;
  return Array.from({ length: count }, (_, index) => {
    const close = 150_000_000 - index * 10_000 + (index === count - 1 ? 600_000 : 0);
    const openAtMs = tickAtMs - (count - index) * minuteMs;
    return { openAtMs, open: close, high: close, low: close, close, volume: 1 };
  });
}

function feedOf(candles: readonly Candle[]): Feed {
  const last = candles.at(-1);
  return {
    name: 'recorded',
    async quotes(instruments) {
      const known = instruments.filter(({ id }) => id === 'KRW-BTC');
      if (last === undefined) return [];
      return known.map(({ id }) => ({ instrumentId: id, price: last.close, atMs: tickAtMs, source: 'recorded' }));
    },
    async candles({ id }, _interval, { fromMs, toMs }) {
      if (id !== 'KRW-BTC') return [];
      return candles.filter(({ openAtMs }) => openAtMs >= fromMs && openAtMs + minuteMs <= toMs);
    },
  };
}
