import { analyzeNews } from './analysis/analyze-news.ts';
import { analyzeTrends } from './analysis/analyze-trends.ts';
import { collectNews } from './analysis/collect-news.ts';
import { collectTrends } from './analysis/collect-trends.ts';
import { accrueStaking } from './ledger/accrue-staking.ts';
import { convert } from './ledger/convert.ts';
import { deposit } from './ledger/deposit.ts';
import { exportStatement } from './ledger/export-statement.ts';
import { applyCorporateActions } from './ledger/apply-corporate-actions.ts';
import { payStaking } from './ledger/pay-staking.ts';
import { markFutures } from './ledger/mark-futures.ts';
import { settleFills } from './ledger/settle-fills.ts';
import { stake } from './ledger/stake.ts';
import { statement } from './ledger/statement.ts';
import { unstake } from './ledger/unstake.ts';
import { withdraw } from './ledger/withdraw.ts';
import { backfillCandles } from './market/backfill-candles.ts';
import { collectActions } from './market/collect-actions.ts';
import { collectCandles } from './market/collect-candles.ts';
import { collectCloses } from './market/collect-closes.ts';
import { pruneCandles } from './market/prune-candles.ts';
import { repairCandles } from './market/repair-candles.ts';
import { search } from './market/search.ts';
import { subtick } from './market/subtick.ts';
import { unwatch } from './market/unwatch.ts';
import { watch } from './market/watch.ts';
import { valuePortfolio } from './portfolio/value-portfolio.ts';
import { valuePortfolios } from './portfolio/value-portfolios.ts';
import { allowShorts } from './risk/allow-shorts.ts';
import { halt } from './risk/halt.ts';
import { resolveIncident } from './risk/resolve-incident.ts';
import { resume } from './risk/resume.ts';
import { sendAlerts } from './risk/send-alerts.ts';
import { verifyEverybody } from './risk/verify-books.ts';
import type { DefinedFunction } from './runtime/define.ts';
import { findPatterns } from './signals/find-patterns.ts';
import { raiseSignals } from './signals/raise-signals.ts';
import { reviewSignals } from './signals/review-signals.ts';
import { screenMarkets } from './signals/screen-markets.ts';
import { studyCorrelations } from './signals/study-correlations.ts';
import { study } from './signals/study.ts';
import { describeDesk } from './system/describe-desk.ts';
import { health } from './system/health.ts';
import { cancelOrder } from './trading/cancel-order.ts';
import { chooseVenueAccount } from './trading/choose-venue-account.ts';
import { executeOrders } from './trading/execute-orders.ts';
import { listOrders } from './trading/list-orders.ts';
import { placeManualOrder } from './trading/place-manual-order.ts';
import { placeOrders } from './trading/place-orders.ts';
import { previewOrder } from './trading/preview-order.ts';
import { protectPositions } from './trading/protect-positions.ts';
import { storeExchangeKeys } from './trading/store-exchange-keys.ts';
import { syncOrders } from './trading/sync-orders.ts';

/** The switchboard: every function, in the order a price travels. */
export const functions: readonly DefinedFunction[] = [
  collectCandles,
  collectCloses,
  collectActions,
  backfillCandles,
  repairCandles,
  pruneCandles,
  collectNews,
  analyzeNews,
  collectTrends,
  analyzeTrends,
  raiseSignals,
  reviewSignals,
  screenMarkets,
  findPatterns,
  studyCorrelations,
  placeOrders,
  executeOrders,
  syncOrders,
  settleFills,
  markFutures,
  applyCorporateActions,
  accrueStaking,
  payStaking,
  valuePortfolio,
  valuePortfolios,
  protectPositions,
  verifyEverybody,
  sendAlerts,
  search,
  watch,
  unwatch,
  subtick,
  study,
  halt,
  resume,
  deposit,
  withdraw,
  previewOrder,
  placeManualOrder,
  cancelOrder,
  listOrders,
  convert,
  stake,
  unstake,
  statement,
  exportStatement,
  resolveIncident,
  storeExchangeKeys,
  chooseVenueAccount,
  allowShorts,
  describeDesk,
  health,
];
