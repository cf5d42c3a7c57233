import type { Board, Quote } from '@gaemi/core/market/board.ts';
import { learnNames } from './instruments.ts';
import type { LiveState } from './live-state.ts';
import { newestDocuments } from './live-target.ts';
import { useLive } from './use-live.ts';

const boardsTarget = newestDocuments({ collection: 'boards', limit: 10 });

/** All boards of the desk by one listener; a change of one is one read. */
export function useBoards(): LiveState<readonly Board[]> {
  const boards = useLive(boardsTarget);
  // Before anything is drawn with them, so that a coin is never first called by its symbol.
  if ('value' in boards) for (const board of boards.value) learnNames(Object.values(board.quotes));
  return boards;
}

export function quoteOf(boards: readonly Board[], instrumentId: string): Quote | undefined {
  return boards.map((board) => board.quotes[instrumentId]).find((quote) => quote !== undefined);
}
