import { minuteMs } from '@gaemi/core/base/instant.ts';
import { absoluteUnits, unitsToNumber, type Units } from '@gaemi/core/base/units.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { type Portfolio, returnBase } from '@gaemi/core/portfolio/portfolio.ts';
import type { Settings } from '@gaemi/core/risk/settings.ts';

export type GateId = 'trading' | 'daily-loss' | 'volatility' | 'position' | 'stop-loss';

/** One gate as it stands: what is measured beside its limit, both as fractions. */
export interface Gate {
  readonly id: GateId;
  /** Undefined while there is nothing to measure. */
  readonly current: number | undefined;
  readonly limit: number;
  /** The instrument that is nearest to the limit. */
  readonly instrumentId?: string | undefined;
  readonly blocks: boolean;
}

interface GatesInput {
  readonly settings: Settings;
  readonly portfolio: Portfolio | undefined;
  readonly candles: readonly Candle[];
  readonly quote: Quote | undefined;
}

const moveSpanMs = 5 * minuteMs;

/** The five gates with their present figures, for the eye only: the desk decides by `core/src/risk/rules`. */
export function gatesOf({ settings, portfolio, candles, quote }: GatesInput): readonly Gate[] {
  const { limits, halt } = settings;
  const open = limits.tradingEnabled && !halt.halted;
  const move = fiveMinuteMove(candles, quote);
  const loss = portfolio === undefined ? undefined : dailyLoss(portfolio);
  const largest = worst(portfolio, ({ valueUnits, currency }) =>
    Math.abs(share(valueUnits, portfolio === undefined ? 0n : equityIn(portfolio, currency))),
  );
  const losing = worst(portfolio, ({ unrealizedUnits, costUnits }) =>
    Math.max(0, share(-unrealizedUnits, absoluteUnits(costUnits))),
  );
  return [
    { id: 'trading', current: open ? 0 : 1, limit: 1, blocks: !open },
    measured('daily-loss', loss, limits.dailyLossFraction),
    {
      ...measured('volatility', move, limits.fiveMinuteMoveFraction),
      instrumentId: quote?.instrumentId,
      // The only one that lets its limit itself pass.
      blocks: move !== undefined && move > limits.fiveMinuteMoveFraction,
    },
    { ...measured('position', largest?.value, limits.positionFraction), instrumentId: largest?.instrumentId },
    { ...measured('stop-loss', losing?.value, limits.stopLossFraction), instrumentId: losing?.instrumentId },
  ];
}

/** How far the lowest and the highest price of the last five minutes are apart. */
export function fiveMinuteMove(candles: readonly Candle[], quote: Quote | undefined): number | undefined {
  if (quote === undefined) return undefined;
  const recent = candles.filter(({ openAtMs }) => openAtMs >= quote.atMs - moveSpanMs && openAtMs <= quote.atMs);
  const prices = [quote.price, ...recent.flatMap(({ high, low }) => [high, low])];
  const lowest = Math.min(...prices);
  return (Math.max(...prices) - lowest) / lowest;
}

/** As the desk counts shares: won of the whole account, another currency of what there is in it. */
function equityIn({ equityUnits, foreign = [] }: Portfolio, currency: string | undefined): Units {
  if (currency === undefined) return equityUnits;
  const held = foreign.find((one) => one.currency === currency);
  return held === undefined ? 0n : held.cashUnits + held.reservedUnits + held.positionsUnits;
}

function dailyLoss({ equityUnits, day }: Portfolio): number {
  const baseUnits = returnBase(day);
  return Math.max(0, share(baseUnits - equityUnits, baseUnits));
}

function measured(id: GateId, current: number | undefined, limit: number): Gate {
  return { id, current, limit, blocks: current !== undefined && current >= limit };
}

function worst(
  portfolio: Portfolio | undefined,
  measure: (position: Portfolio['positions'][number]) => number,
): { readonly instrumentId: string; readonly value: number } | undefined {
  const held = portfolio?.positions.filter(({ quantityUnits }) => quantityUnits !== 0n) ?? [];
  const values = held.map((position) => ({ instrumentId: position.instrumentId, value: measure(position) }));
  return values.toSorted((left, right) => right.value - left.value)[0];
}

function share(part: Units, whole: Units): number {
  return whole === 0n ? 0 : unitsToNumber(part) / unitsToNumber(whole);
}
