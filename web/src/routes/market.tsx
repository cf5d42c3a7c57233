import type { NewsItem } from '@gaemi/core/analysis/news-item.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { timeframes } from '@gaemi/core/market/timeframe.ts';
import type { PatternSighting } from '@gaemi/core/signals/patterns/pattern-report.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { useMemo } from 'react';
import { NewsPanel } from '../features/analysis/news-panel.tsx';
import { BoardPanel } from '../features/market/board-panel.tsx';
import type { ChartMark } from '../features/market/chart-markers.ts';
import { fillMarkers } from '../features/market/fill-markers.ts';
import { MarketPanel } from '../features/market/market-panel.tsx';
import type { MarketSearch } from '../features/market/market-search.ts';
import { patternName } from '../features/signals/pattern-name.ts';
import { SightingsPanel } from '../features/signals/sightings-panel.tsx';
import { SignalList } from '../features/signals/signals-panel.tsx';
import { OrdersPanel } from '../features/trading/orders-panel.tsx';
import { TradeButtons } from '../features/trading/trade-buttons.tsx';
import { findInstrument } from '../live/instruments.ts';
import { knownValue, type LiveState } from '../live/live-state.ts';
import { useCorporateActions, useNews, usePatternReport, useSignalsOf } from '../live/use-market-notes.ts';
import { useOrders } from '../live/use-orders.ts';
import { usePageText } from '../text/use-page-text.ts';
import { Empty } from '../ui/waiting.tsx';

interface MarketProps {
  readonly instrumentId: string;
  readonly search: MarketSearch;
  readonly onSearch: (change: MarketSearch) => void;
  readonly onChoose: (instrumentId: string) => void;
}

/** One instrument: its chart, and beside it everything that is known of it. */
export function Market(props: MarketProps) {
  const { t } = usePageText();
  const instrument = findInstrument(props.instrumentId);
  if (instrument !== undefined) return <KnownMarket {...props} instrument={instrument} />;
  return (
    <div className="rounded-xl border border-line bg-panel pt-4">
      <h1 className="sr-only">{t('nav.markets')}</h1>
      <Empty title={t('market.unknown', { id: props.instrumentId })} hint={t('market.unknownHint')} />
    </div>
  );
}

function KnownMarket({ instrument, search, onSearch, onChoose }: MarketProps & { readonly instrument: Instrument }) {
  const { t } = usePageText();
  const timeframe = search.interval ?? instrument.interval;
  const { base } = timeframes[timeframe];
  const news = useNews(instrument.id);
  const patterns = usePatternReport(base);
  const orders = useOrdersOf(instrument);
  const actions = useCorporateActions(instrument.id);
  const marks = useMarks(instrument, {
    orders: knownValue(orders),
    news: knownValue(news),
    // Patterns are found on the candles that are kept: on longer bars they would point at others.
    sightings: base === timeframe ? knownValue(patterns)?.sightings : undefined,
    actions: knownValue(actions),
  });
  return (
    <div className="grid gap-2 sm:gap-3 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-2 sm:gap-3">
        <MarketPanel
          instrument={instrument}
          search={search}
          onSearch={onSearch}
          marks={marks}
          actions={knownValue(actions) ?? noActions}
          trade={instrument.tradable && <TradeButtons instrumentId={instrument.id} />}
        />
        <OrdersPanel state={orders} />
      </div>
      <div className="grid min-w-0 gap-2 sm:gap-3">
        <BoardPanel chosenId={instrument.id} onChoose={onChoose} className="max-lg:order-last" />
        <SignalList title={t('market.signals')} state={useSignalsOf(instrument.id)} />
        <SightingsPanel state={patterns} instrumentId={instrument.id} />
        <NewsPanel state={news} />
      </div>
    </div>
  );
}

function useOrdersOf(instrument: Instrument): LiveState<readonly Order[]> {
  const state = useOrders();
  return useMemo(() => {
    if (state.status !== 'live' && state.status !== 'stale') return state;
    const own = state.value.filter(({ instrumentId }) => instrumentId === instrument.id);
    return own.length === 0 && state.status === 'live' ? { status: 'empty' } : { ...state, value: own };
  }, [state, instrument]);
}

interface Happenings {
  readonly orders: readonly Order[] | undefined;
  readonly news: readonly NewsItem[] | undefined;
  readonly sightings: readonly PatternSighting[] | undefined;
  readonly actions: readonly CorporateAction[] | undefined;
}

/** Fills, patterns and headlines as marks on the candles. */
function useMarks(instrument: Instrument, { orders, news, sightings, actions }: Happenings): readonly ChartMark[] {
  const { t, pick } = usePageText();
  return useMemo(() => {
    const fills = fillMarkers(orders ?? [], instrument).map(({ id, atMs, side }) => ({
      id,
      atMs,
      kind: side,
      text: t(`chart.${side}`),
    }));
    const headlines = (news ?? []).map(({ id, publishedAtMs }) => ({
      id,
      atMs: publishedAtMs,
      kind: 'news' as const,
      text: '',
    }));
    const patterns = (sightings ?? [])
      .filter(({ instrumentId }) => instrumentId === instrument.id)
      .map(({ id, openAtMs, direction, patternId }) => ({
        id,
        atMs: openAtMs,
        kind: direction === 'none' ? ('pattern' as const) : (`pattern-${direction}` as const),
        text: pick(patternName(patternId)),
      }));
    const events = (actions ?? []).map((action) => ({
      id: action.id,
      atMs: action.atMs,
      kind: 'event' as const,
      text:
        action.kind === 'split'
          ? t('event.split', { ratio: `${action.numerator}:${action.denominator}` })
          : t('event.dividend', { amount: action.amount }),
    }));
    return [...fills, ...headlines, ...patterns, ...events];
  }, [instrument, orders, news, sightings, actions, t, pick]);
}

const noActions: readonly CorporateAction[] = [];
