import { createHash } from 'node:crypto';
import { makeId } from '@gaemi/core/base/id.ts';
import { dayMs, type Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { FeedError } from '../adapters/feeds/feed.ts';
import type { Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';

/** As much as an analyst reads of one instrument at a time. */
const headlinesMax = 12;

/** Every quarter of an hour: keeps new headlines and announces what an instrument's analyst has to read. */
export const collectNews = defineScheduled({
  name: 'collect-news',
  identity: 'analyst',
  schedule: '*/15 * * * *',
  timeoutSeconds: 120,
  uses: ['headlines'],
  async run({ atMs }, context) {
    const watched = defaultInstruments.filter(({ searchTerm }) => searchTerm !== undefined);
    await Promise.all(watched.map((instrument) => collectInstrument(instrument, atMs, context)));
  },
});

async function collectInstrument(
  instrument: Instrument,
  atMs: Instant,
  { store, publish, headlines, log }: Context<'headlines'>,
): Promise<void> {
  const found = await readHeadlines();
  const fresh = found
    .filter(({ publishedAtMs }) => publishedAtMs <= atMs && publishedAtMs > atMs - dayMs)
    .slice(0, headlinesMax);
  if (fresh.length === 0) return;
  const items = fresh.map((headline) => ({
    ...headline,
    id: makeId('news', instrument.id, createHash('sha256').update(headline.link).digest('hex').slice(0, 24)),
    collectedAtMs: atMs,
    instrumentIds: [instrument.id],
  }));
  await Promise.all(items.map((item) => store.createOnce(documentRef('news', item.id), item)));
  await publish('news-collected', { instrumentId: instrument.id, newsIds: items.map(({ id }) => id), atMs });

  async function readHeadlines() {
    const feed = await headlines();
    try {
      return await feed.headlines(instrument);
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      // The desk trades without news; the next quarter of an hour asks again.
      log.warn(`no headlines for "${instrument.id}"`, { kind: error.kind, reason: error.message });
      return [];
    }
  }
}
