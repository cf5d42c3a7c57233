import { adjustCandles } from '@gaemi/core/market/adjust-candles.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import { useMemo } from 'react';

/**
 * The candles as strategies see them: as if every share had always been one of today's. The same array until a candle
 * closes or another action comes into force, so that the chart is not drawn anew at every price.
 */
export function useAdjusted(
  candles: readonly Candle[],
  actions: readonly CorporateAction[],
  nowMs: number,
): readonly Candle[] {
  const inForceAtMs = Math.max(0, ...actions.map(({ atMs }) => atMs).filter((atMs) => atMs <= nowMs));
  return useMemo(() => adjustCandles(candles, actions, inForceAtMs), [candles, actions, inForceAtMs]);
}
