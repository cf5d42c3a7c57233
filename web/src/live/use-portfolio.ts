import { documentRef } from '@gaemi/core/collections.ts';
import type { Portfolio } from '@gaemi/core/portfolio/portfolio.ts';
import { useMemo } from 'react';
import { knownValue, type LiveState } from './live-state.ts';
import { oneDocument } from './live-target.ts';
import { revaluePortfolio } from './revalue-portfolio.ts';
import { useBoards } from './use-boards.ts';
import { useDesktop, useLive } from './use-live.ts';

/** The person's account, revalued in the page at every new price; the desk itself values it once a minute. */
export function usePortfolio(): LiveState<Portfolio> {
  const { person } = useDesktop();
  const state = useLive(oneDocument(documentRef('portfolio', 'current', person.userId)));
  const boards = knownValue(useBoards());
  return useMemo(
    () =>
      state.status === 'live' || state.status === 'stale'
        ? { ...state, value: revaluePortfolio(state.value, boards ?? []) }
        : state,
    [state, boards],
  );
}
