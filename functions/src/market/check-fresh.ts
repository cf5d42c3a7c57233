import { hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { sessionAt } from '@gaemi/core/market/calendar/sessions.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { FeedError } from '../adapters/feeds/feed.ts';

/** The largest coins trade every second; ten minutes without a trade in any of them is the feed's silence. */
const coinMs = 10 * minuteMs;
/** Prices of Seoul come twenty minutes late; an hour into a session there is one of today, and never an older one. */
const sessionMs = hourMs;

/** A feed that answers, but with old prices: of all that trades now, nothing has moved. */
export function checkFresh(
  instruments: readonly Instrument[],
  quotes: readonly Quote[],
  atMs: Instant,
): FeedError | undefined {
  const trading = quotes.flatMap((quote) => {
    const instrument = instruments.find(({ id }) => id === quote.instrumentId);
    const ageMaxMs = instrument === undefined ? undefined : ageMaxOf(instrument, atMs);
    return ageMaxMs === undefined ? [] : [{ quote, isOld: atMs - quote.atMs > ageMaxMs }];
  });
  if (trading.length === 0 || trading.some(({ isOld }) => !isOld)) return undefined;
  const newestMs = Math.max(...trading.map(({ quote }) => quote.atMs));
  return new FeedError('stale', `no price has changed since ${new Date(newestMs).toISOString()}`);
}

/** How old the newest price may be while the market is open; nothing while it may well be closed. */
function ageMaxOf({ kind, calendar }: Instrument, atMs: Instant): number | undefined {
  if (kind === 'crypto') return coinMs;
  if (calendar === undefined) return undefined;
  const session = sessionAt(calendar, atMs);
  return session === undefined || session.assumed || atMs < session.opensAtMs + sessionMs ? undefined : sessionMs;
}
