import { dayMs, hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { calendarById, sessionOn } from '@gaemi/core/market/calendar/sessions.ts';
import { dateIn } from '@gaemi/core/market/calendar/zoned-time.ts';
import type { CorporateAction, Split } from '@gaemi/core/market/corporate-action.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { calendarOf } from '@gaemi/core/market/instrument-calendar.ts';
import { coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import type { Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';

/** From so long before an opening to so long after it, vendors tell what comes into force that day. */
const beforeMs = hourMs;
const afterMs = 30 * minuteMs;
/** An action is told for so long, should the desk have been away. */
const reachMs = 7 * dayMs;
/** By then the first price of the session is on the board. */
const quotedMs = 5 * minuteMs;
/** Charts of a share that is new here reach back for so long, and so do the actions that adjust them. */
const historyMs = 3 * 365 * dayMs;
const membersMax = 1000;

/** Around every opening: what companies have done to their shares; splits are told to every member. */
export const collectActions = defineScheduled({
  name: 'collect-actions',
  identity: 'collector',
  schedule: '*/15 * * * *',
  timeoutSeconds: 120,
  uses: ['feeds'],
  async run({ atMs }, context) {
    const { store, publish } = context;
    const instruments = coveredInstruments(await store.get(documentRef('coverage', 'all')));
    const due = instruments.filter((instrument) => instrument.kind === 'stock' && isOpening(instrument, atMs));
    const found = (await Promise.all(due.map((instrument) => readActions(instrument, atMs, context)))).flat();
    await Promise.all(found.map((action) => store.createOnce(documentRef('corporateActions', action.id), action)));
    const inForce = found.filter((action) => isNewSplit(action, atMs));
    if (inForce.length === 0) return;
    const members = await store.list({ collection: 'users', limit: membersMax });
    await Promise.all(
      inForce.flatMap(({ id, instrumentId, atMs: splitAtMs }) =>
        members.map(({ userId }) =>
          publish('shares-split', { actionId: id, instrumentId, userId, atMs: Math.max(splitAtMs, atMs) }),
        ),
      ),
    );
  },
});

function isOpening(instrument: Instrument, atMs: Instant): boolean {
  const calendarId = calendarOf(instrument);
  const session = sessionOn(calendarId, dateIn(calendarById(calendarId).timeZone, atMs));
  return session !== undefined && atMs >= session.opensAtMs - beforeMs && atMs < session.opensAtMs + afterMs;
}

async function readActions(
  instrument: Instrument,
  atMs: Instant,
  context: Context<'feeds'>,
): Promise<CorporateAction[]> {
  try {
    const feed: Feed = await context.feeds(instrument.feed);
    const span = { fromMs: atMs - historyMs, toMs: atMs + dayMs };
    return (await feed.actions?.(instrument, span)) ?? [];
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    context.log.warn('corporate actions were not read', { instrumentId: instrument.id, reason: error.message });
    return [];
  }
}

/**
 * More shares are told of before the opening, fewer after it: in between, a position must never be measured at a price
 * that makes it look like a loss, since a stop would sell it.
 */
function isNewSplit(action: CorporateAction, atMs: Instant): action is Split {
  if (action.kind !== 'split' || action.atMs <= atMs - reachMs) return false;
  return action.atMs <= (action.numerator > action.denominator ? atMs + beforeMs : atMs - quotedMs);
}
