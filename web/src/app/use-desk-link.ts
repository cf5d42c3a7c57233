import type { Board } from '@gaemi/core/market/board.ts';
import { type DeskLink, deskLink, silentBoards } from '../live/desk-link.ts';
import { knownValue } from '../live/live-state.ts';
import { useBoards } from '../live/use-boards.ts';
import { useDesk, useMarketNow } from '../live/use-desk.ts';

/** How the page and the desk are connected, and how old the newest board is. */
export function useDeskLink(): {
  link: DeskLink;
  silent: readonly Board[];
  ageMs: number | undefined;
  marketNowMs: number;
} {
  const boards = useBoards();
  const { clock } = useDesk();
  const marketNowMs = useMarketNow();
  const known = knownValue(boards) ?? [];
  const silent = silentBoards(known, marketNowMs, clock.speed);
  const newestMs = Math.max(...known.map(({ atMs }) => atMs));
  return {
    link: deskLink(boards, silent),
    silent,
    ageMs: known.length === 0 ? undefined : Math.max(0, marketNowMs - newestMs),
    marketNowMs,
  };
}
