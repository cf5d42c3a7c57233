import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { coverMore, readSymbols, watchlistMax } from '@gaemi/core/market/watchlist.ts';
import { FeedError } from '../adapters/feeds/feed.ts';
import { CallableError } from '../runtime/callable-error.ts';
import type { Context } from '../runtime/context.ts';
import { defineCallable } from '../runtime/define.ts';

/** A person adds to what they watch: its vendor must know it, and the desk must have room to collect it. */
export const watch = defineCallable({
  name: 'watch',
  // Feeds may need a key, which only those who collect can read.
  identity: 'collector',
  uses: ['feeds'],
  async run({ symbols }, { userId }, context) {
    const reading = readSymbols(symbols);
    if (reading.status === 'refused') throw new CallableError('invalid-argument', reading.text);
    const isDefault = new Set(defaultInstruments.map(({ id }) => id));
    const added = reading.instruments.filter(({ id }) => !isDefault.has(id));
    await Promise.all(added.map((instrument) => checkKnown(instrument, context)));
    const atMs = context.clock.nowMs();
    const instrumentIds = await keepWatching({ userId, instruments: reading.instruments, atMs }, context);
    await Promise.all(added.map(({ id }) => context.publish('history-wanted', { instrumentId: id, atMs })));
    return { instrumentIds };
  },
});

/** Asks the vendor for a quote: an id of the right form may still be of nothing. */
async function checkKnown(instrument: Instrument, { feeds }: Context<'feeds'>): Promise<void> {
  const { id, feed: name } = instrument;
  try {
    const quotes = await (await feeds(name)).quotes([instrument]);
    if (quotes.some(({ instrumentId }) => instrumentId === id)) return;
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    if (error.kind !== 'unknown-symbol') throw new CallableError('unavailable', silent(id, error.message));
    throw new CallableError('not-found', unknown(id, ` (${error.message.slice(0, 120)})`));
  }
  throw new CallableError('not-found', unknown(id));
}

interface Watching {
  readonly userId: Id;
  readonly instruments: readonly Instrument[];
  readonly atMs: Instant;
}

/** In one transaction, so that what a person watches is collected, and no two people take the last place. */
function keepWatching({ userId, instruments, atMs }: Watching, { store }: Context): Promise<Id[]> {
  const listRef = documentRef('watchlists', 'main', userId);
  const coverageRef = documentRef('coverage', 'all');
  const ids = instruments.map(({ id }) => id);
  return store.transact(async (transaction) => {
    const [list, coverage] = await transaction.getMany([listRef, coverageRef]);
    const instrumentIds = [...new Set([...(list?.instrumentIds ?? []), ...ids])];
    if (instrumentIds.length > watchlistMax) throw new CallableError('resource-exhausted', full(instrumentIds.length));
    const covered = coverMore(coverage, { userId, ids });
    if (covered.status === 'refused') throw new CallableError('resource-exhausted', covered.text);
    transaction.set(listRef, { instrumentIds, updatedAtMs: atMs });
    transaction.set(coverageRef, covered.coverage);
    for (const instrument of instruments) transaction.set(documentRef('instruments', instrument.id), instrument);
    return instrumentIds;
  });
}

function unknown(id: Id, reason = ''): Text {
  return {
    ko: `"${id}"의 시세가 거래소에 없습니다${reason}. 종목 코드를 확인해 주세요.`,
    en: `Its venue has no quote of "${id}"${reason}. Check the symbol.`,
  };
}

function silent(id: Id, reason: string): Text {
  return {
    ko: `"${id}"을(를) 확인할 수 없습니다. 시세 제공처가 답하지 않습니다(${reason}). 잠시 뒤 다시 시도해 주세요.`,
    en: `"${id}" cannot be checked, since its feed has no answer (${reason}). Try again in a while.`,
  };
}

function full(wanted: number): Text {
  return {
    ko: `관심 종목은 ${watchlistMax}개까지입니다. 추가하면 ${wanted}개가 됩니다. 먼저 몇 개를 빼 주세요.`,
    en: `A watchlist holds at most ${watchlistMax} instruments, and this would make ${wanted}. Remove some first.`,
  };
}
