import type { Quote } from '@gaemi/core/market/board.ts';
import type { Interval } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LiveSource } from './backend.ts';
import { type CandleState, type CandleStore, createCandleStore } from './candle-store.ts';
import { useDesktop } from './use-live.ts';

/** Kept as long as the page, so that coming back to an instrument reads nothing again. */
const stores = new WeakMap<LiveSource, Map<string, CandleStore>>();

export type CandleReading = CandleState & Pick<CandleStore, 'readOlder' | 'retry'>;

export interface CandleWish {
  readonly interval: Interval;
  /** How much of the past is to be there. */
  readonly spanMs: number;
}

/** The candles of an instrument, grown by the newest quote; quotes carry only candles of the instrument's own interval. */
export function useCandles(
  instrument: Instrument,
  quote: Quote | undefined,
  { interval, spanMs }: CandleWish = { interval: instrument.interval, spanMs: 0 },
): CandleReading {
  const { backend } = useDesktop();
  const store = storeOf(backend.source, instrument, interval);
  const state = useSyncExternalStore(store.subscribe, store.state);
  const own = interval === instrument.interval;
  const told = useMemo(() => (own || quote === undefined ? quote : withoutCandles(quote)), [own, quote]);
  useEffect(() => void store.reach(spanMs), [store, spanMs]);
  useEffect(() => {
    if (told !== undefined) store.tell(told);
  }, [store, told]);
  return { ...state, readOlder: store.readOlder, retry: store.retry };
}

function storeOf(source: LiveSource, instrument: Instrument, interval: Interval): CandleStore {
  const ofSource = stores.get(source) ?? new Map<string, CandleStore>();
  stores.set(source, ofSource);
  const key = `${instrument.id} ${interval}`;
  const known = ofSource.get(key);
  if (known !== undefined) return known;
  const made = createCandleStore(source, { ...instrument, interval });
  ofSource.set(key, made);
  return made;
}

function withoutCandles({ closed: _closed, forming: _forming, ...quote }: Quote): Quote {
  return quote;
}
