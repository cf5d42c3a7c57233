import type { Quote } from '@gaemi/core/market/board.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { useEffect, useSyncExternalStore } from 'react';
import type { LiveSource } from './backend.ts';
import { type CandleState, type CandleStore, createCandleStore } from './candle-store.ts';
import { useDesktop } from './use-live.ts';

/** Kept as long as the page, so that coming back to an instrument reads nothing again. */
const stores = new WeakMap<LiveSource, Map<string, CandleStore>>();

/** The candles of an instrument, grown by the newest quote. */
export function useCandles(instrument: Instrument, quote: Quote | undefined): CandleState & { retry: () => void } {
  const { backend } = useDesktop();
  const store = storeOf(backend.source, instrument);
  const state = useSyncExternalStore(store.subscribe, store.state);
  useEffect(() => {
    if (quote !== undefined) store.tell(quote);
  }, [store, quote]);
  return { ...state, retry: store.retry };
}

function storeOf(source: LiveSource, instrument: Instrument): CandleStore {
  const ofSource = stores.get(source) ?? new Map<string, CandleStore>();
  stores.set(source, ofSource);
  const known = ofSource.get(instrument.id);
  if (known !== undefined) return known;
  const made = createCandleStore(source, instrument);
  ofSource.set(instrument.id, made);
  return made;
}
