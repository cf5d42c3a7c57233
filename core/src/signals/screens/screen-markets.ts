import type { Id } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { crossingBarsMax } from './find-crossing.ts';
import { type Screen, screenId, type ScreenRow } from './screen.ts';
import type { ScreenInput } from './screen-input.ts';
import { screenRow } from './screen-row.ts';

/** A thousand rows take about half of what a document holds. */
export const screenedMax = 1000;

const moversMax = 10;

/** Screens every instrument into one document. */
export function screenMarkets(inputs: readonly ScreenInput[], atMs: Instant): Screen {
  const rows = inputs.slice(0, screenedMax).map(screenRow);
  return {
    id: screenId,
    atMs,
    crossingBarsMax,
    rows,
    movers: { up: movers(rows, 1), down: movers(rows, -1) },
    leftOut: inputs.length - rows.length,
  };
}

function movers(rows: readonly ScreenRow[], sign: 1 | -1): Id[] {
  const moved = rows.flatMap(({ instrumentId, change1d }) => {
    const move = sign * (change1d ?? 0);
    return move > 0 ? [{ instrumentId, move }] : [];
  });
  const largest = moved.toSorted((left, right) => right.move - left.move).slice(0, moversMax);
  return largest.map(({ instrumentId }) => instrumentId);
}
