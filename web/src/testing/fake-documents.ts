import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { screenId } from '@gaemi/core/signals/screens/screen.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { type Documents, put } from './document-map.ts';
import { fakeOrders, fakePortfolio, fakeUserId } from './fake-account.ts';
import { type FakeBank, openFakeBank } from './fake-bank.ts';
import { fakeBoards, fakeCandles } from './fake-market.ts';
import { putBank, putMoneyNotes } from './fake-money.ts';
import { fakeActions, fakeBackfill, fakeNews } from './fake-news.ts';
import { fakeAlerts, fakeDesk, fakeJobs, fakeRiskEvents, fakeSignals } from './fake-notes.ts';
import { fakeHandOrders } from './fake-orders.ts';
import { fakeScreen } from './fake-screen.ts';
import { fakePatternReport, fakeStudies } from './fake-studies.ts';

/** A desk in full swing, written through the same schemas as the real one. */
export function fakeDocuments(nowMs: number): { readonly documents: Documents; readonly bank: FakeBank } {
  const documents: Documents = new Map();
  const candles = new Map(defaultInstruments.map((instrument) => [instrument.id, fakeCandles(instrument, nowMs)]));
  for (const instrument of defaultInstruments) putPages(documents, instrument, candles.get(instrument.id) ?? []);
  put(documents, documentRef('system', 'desk'), fakeDesk(nowMs));
  for (const board of fakeBoards(candles, nowMs)) put(documents, documentRef('boards', board.group), board);
  for (const signal of fakeSignals(candles.get('KRW-BTC') ?? []))
    put(documents, documentRef('signals', signal.id), signal);
  for (const job of fakeJobs(nowMs)) put(documents, documentRef('jobs', job.name), job);
  const orders = fakeOrders(candles);
  for (const order of orders) put(documents, documentRef('orders', order.id, fakeUserId), order);
  const bank = openFakeBank(orders, nowMs);
  putBank(documents, bank);
  putMoneyNotes(documents, bank, nowMs);
  putOrders(documents, fakeHandOrders(nowMs));
  for (const event of fakeRiskEvents(nowMs)) put(documents, documentRef('riskEvents', event.id, fakeUserId), event);
  for (const alert of fakeAlerts(nowMs)) put(documents, documentRef('alerts', alert.id, fakeUserId), alert);
  for (const item of fakeNews(nowMs)) put(documents, documentRef('news', item.id), item);
  for (const action of fakeActions(nowMs)) put(documents, documentRef('corporateActions', action.id), action);
  putStudies(documents, { candles, nowMs });
  put(documents, documentRef('watchlists', 'main', fakeUserId), {
    instrumentIds: ['KRW-XRP', 'AMD'],
    updatedAtMs: nowMs,
  });
  put(documents, documentRef('backfills', 'KRW-XRP'), fakeBackfill(nowMs));
  put(documents, documentRef('portfolio', 'current', fakeUserId), fakePortfolio(candles, nowMs));
  put(documents, documentRef('settings', 'trading', fakeUserId), defaultSettings(['sma-cross', 'sma-rsi'], nowMs));
  return { documents, bank };
}

export function putOrders(documents: Documents, orders: readonly Order[]): void {
  for (const order of orders) put(documents, documentRef('orders', order.id, fakeUserId), order);
}

function putStudies(
  documents: Documents,
  market: { readonly candles: ReadonlyMap<string, readonly Candle[]>; readonly nowMs: number },
): void {
  put(documents, documentRef('screens', screenId), fakeScreen(market.nowMs));
  for (const study of fakeStudies(market.nowMs)) put(documents, documentRef('correlations', study.id), study);
  for (const interval of ['1m', '1d'] as const) {
    put(documents, documentRef('patterns', interval), fakePatternReport(interval, market));
  }
}

function putPages(documents: Documents, instrument: Instrument, candles: readonly Candle[]): void {
  const { id: instrumentId, interval, feed: source } = instrument;
  for (const [page, ofPage] of Map.groupBy(candles, ({ openAtMs }) => pageOf(interval, openAtMs))) {
    const ref = documentRef('candles', candlePageId(instrumentId, interval, page));
    put(documents, ref, { instrumentId, interval, page, source, updatedAtMs: 0, candles: ofPage });
  }
}
