import type * as z from 'zod/mini';
import { Analysis } from './analysis/analysis.ts';
import { NewsItem } from './analysis/news-item.ts';
import { SearchTrend } from './analysis/search-trend.ts';
import { CorrelationStudy } from './analysis/studies/correlation-study.ts';
import { Desk } from './base/desk.ts';
import type { Id } from './base/id.ts';
import { Job } from './base/job.ts';
import { Account } from './ledger/account.ts';
import { Entry, LedgerHead } from './ledger/entry.ts';
import { Board } from './market/board.ts';
import { CandlePage } from './market/candle-page.ts';
import { CorporateAction } from './market/corporate-action.ts';
import { Instrument } from './market/instrument.ts';
import { Revision } from './market/revision.ts';
import { VendorToken } from './market/vendor-token.ts';
import { Backfill, Coverage, Watchlist } from './market/watchlist.ts';
import { DailyStat, Portfolio } from './portfolio/portfolio.ts';
import { BookCheck } from './portfolio/verify-books.ts';
import { Position } from './portfolio/position.ts';
import { Alert } from './risk/alert.ts';
import { Incident } from './risk/incident.ts';
import { Member } from './risk/member.ts';
import { RiskEvent } from './risk/risk-event.ts';
import { Settings } from './risk/settings.ts';
import { PatternReport } from './signals/patterns/pattern-report.ts';
import { Screen } from './signals/screens/screen.ts';
import { Signal } from './signals/signal.ts';
import { SignalReview } from './signals/signal-review.ts';
import { OpenOrder } from './trading/open-order.ts';
import { Order } from './trading/order.ts';
import { PaperOrder } from './trading/paper-order.ts';
import { Stake } from './trading/stake.ts';
import { VenueKeys } from './trading/venue-keys.ts';
import { VenueOrder } from './trading/venue-order.ts';

/** What every member may read. */
export const sharedCollections = {
  instruments: Instrument,
  boards: Board,
  candles: CandlePage,
  revisions: Revision,
  corporateActions: CorporateAction,
  backfills: Backfill,
  news: NewsItem,
  trends: SearchTrend,
  analyses: Analysis,
  signals: Signal,
  signalReviews: SignalReview,
  screens: Screen,
  correlations: CorrelationStudy,
  patterns: PatternReport,
  jobs: Job,
  system: Desk,
} as const;

/** What only its owner may read, under `users/{userId}`. */
export const personalCollections = {
  accounts: Account,
  ledger: Entry,
  ledgerHeads: LedgerHead,
  orders: Order,
  positions: Position,
  stakes: Stake,
  portfolio: Portfolio,
  riskEvents: RiskEvent,
  incidents: Incident,
  bookChecks: BookCheck,
  dailyStats: DailyStat,
  alerts: Alert,
  settings: Settings,
  watchlists: Watchlist,
  venueKeys: VenueKeys,
} as const;

/** What only functions read: the paper venue's own book, orders under way, who belongs to the desk, who watches what. */
export const internalCollections = {
  paperOrders: PaperOrder,
  openOrders: OpenOrder,
  users: Member,
  coverage: Coverage,
  vendorTokens: VendorToken,
  venueOrders: VenueOrder,
} as const;

export const collections = { ...sharedCollections, ...personalCollections, ...internalCollections } as const;

export type CollectionName = keyof typeof collections;
export type PersonalCollectionName = keyof typeof personalCollections;
export type StoredDocument<Name extends CollectionName> = z.output<(typeof collections)[Name]>;

/** Names one document. */
export interface DocumentRef<Name extends CollectionName = CollectionName> {
  readonly collection: Name;
  readonly id: Id;
  readonly path: string;
}

/** Where a collection lies: `signals`, or `users/{userId}/orders`. */
export function collectionPath(collection: CollectionName, userId?: Id): string {
  if (!(collection in personalCollections)) return collection;
  if (userId === undefined) throw new Error(`"${collection}" belongs to a person; name whose it is`);
  return `users/${userId}/${collection}`;
}

export function documentRef<Name extends PersonalCollectionName>(
  collection: Name,
  id: Id,
  userId: Id,
): DocumentRef<Name>;
export function documentRef<Name extends Exclude<CollectionName, PersonalCollectionName>>(
  collection: Name,
  id: Id,
): DocumentRef<Name>;
export function documentRef<Name extends CollectionName>(collection: Name, id: Id, userId?: Id): DocumentRef<Name> {
  return { collection, id, path: `${collectionPath(collection, userId)}/${id}` };
}
