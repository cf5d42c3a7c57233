import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { useMemo } from 'react';
import { findInstrument } from '../../live/instruments.ts';
import { knownValue } from '../../live/live-state.ts';
import { useWatchlist } from '../../live/use-watchlist.ts';

/** What an order may be about: what the desk watches and trades, and the instrument that the ticket was opened for. */
export function useTradable(ownId: string): readonly Instrument[] {
  const watched = knownValue(useWatchlist())?.instrumentIds;
  return useMemo(() => {
    const ids = [...defaultInstruments.filter(({ tradable }) => tradable).map(({ id }) => id), ...(watched ?? [])];
    return [...new Set([...ids, ownId])].flatMap((id) => {
      const instrument = findInstrument(id);
      return instrument !== undefined && (instrument.tradable || id === ownId) ? [instrument] : [];
    });
  }, [watched, ownId]);
}
