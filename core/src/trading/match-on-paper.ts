import type { Instant } from '../base/instant.ts';
import type { Text } from '../base/text.ts';
import { multiplyUnits, type Units, unitsFromNumber } from '../base/units.ts';
import type { Quote } from '../market/board.ts';
import { type Candle, closeAtMs } from '../market/candle.ts';
import type { Instrument } from '../market/instrument.ts';
import { fillOnPaper } from './fill-on-paper.ts';
import type { PaperOrder } from './paper-order.ts';
import { bestPrice, marketPrice } from './price-on-paper.ts';
import { rulesFor } from './rulebook.ts';
import type { VenueRules } from './venue-rules.ts';

/**
 * What the paper venue can see of a market: closed candles of the instrument's interval, and the newest quote, unless it is
 * a stand-in's: nothing trades at another market's price.
 */
export interface PaperMarket {
  readonly candles: readonly Candle[];
  readonly quote: Quote | undefined;
}

/**
 * Holds an order against every price that has been made since it was decided and that it has not seen, oldest first. A
 * market order takes the next one; a limit that rests is filled only where the price went through it, since nobody knows
 * its place in the queue; a stop wakes at its price, or where the market opened beyond it; and no order takes more than a
 * share of what was traded.
 */
// oxlint-disable-next-line max-params -- the venue's clock is neither the order's nor the market's
export function matchOnPaper(
  paper: PaperOrder,
  market: PaperMarket,
  instrument: Instrument,
  nowMs: Instant,
): PaperOrder {
  let held = paper;
  for (const tick of ticksOf(paper, market, { instrument, nowMs })) {
    if (held.status !== 'open') break;
    held = meetTick({ ...held, ...tick.seen }, tick, instrument);
  }
  const { expiresAtMs } = held;
  const isOver = held.status === 'open' && expiresAtMs !== undefined && expiresAtMs <= nowMs;
  return isOver ? { ...held, status: 'expired', reason: { ko: '장이 끝났습니다', en: 'its session is over' } } : held;
}

interface Tick {
  readonly openUnits: Units;
  readonly highUnits: Units;
  readonly lowUnits: Units;
  readonly tradedUnits: Units | undefined;
  readonly atMs: Instant;
  /** What the order keeps of having seen it. */
  readonly seen: Partial<PaperOrder>;
}

function ticksOf(
  { decidedAtMs, candleToMs = 0, quotedAtMs = -1, expiresAtMs = Number.POSITIVE_INFINITY }: PaperOrder,
  { candles, quote }: PaperMarket,
  { instrument: { interval }, nowMs }: { readonly instrument: Instrument; readonly nowMs: Instant },
): Tick[] {
  const closed = candles
    .map((candle) => ({ candle, closedAtMs: closeAtMs(candle.openAtMs, interval) }))
    .filter(
      ({ candle, closedAtMs }) => candle.openAtMs >= decidedAtMs && closedAtMs > candleToMs && closedAtMs <= nowMs,
    )
    .toSorted((left, right) => left.closedAtMs - right.closedAtMs)
    .map(({ candle, closedAtMs }) => candleTick(candle, closedAtMs));
  const isOwn = quote !== undefined && quote.price > 0 && quote.isFallback !== true;
  const isNew = isOwn && quote.atMs >= decidedAtMs && quote.atMs > quotedAtMs;
  const ticks = isNew ? [...closed, quoteTick(quote)] : closed;
  return ticks.filter(({ atMs }) => atMs <= expiresAtMs);
}

function candleTick({ open, high, low, volume }: Candle, atMs: Instant): Tick {
  return {
    openUnits: unitsFromNumber(open),
    highUnits: unitsFromNumber(high),
    lowUnits: unitsFromNumber(low),
    tradedUnits: unitsFromNumber(volume),
    atMs,
    seen: { candleToMs: atMs },
  };
}

/** The volume of a quote's day is not there at its instant; that of the candle closed last is the measure. */
function quoteTick({ price, atMs, closed }: Quote): Tick {
  const priceUnits = unitsFromNumber(price);
  const tradedUnits = closed === undefined ? undefined : unitsFromNumber(closed.volume);
  return {
    openUnits: priceUnits,
    highUnits: priceUnits,
    lowUnits: priceUnits,
    tradedUnits,
    atMs,
    seen: { quotedAtMs: atMs },
  };
}

function meetTick(paper: PaperOrder, tick: Tick, instrument: Instrument): PaperOrder {
  const rules = rulesFor(instrument, tick.atMs);
  if (isAsleep(paper)) {
    const wokenUnits = wakingPrice(paper, tick);
    if (wokenUnits === undefined) return paper;
    const woken = { ...paper, wokenAtMs: tick.atMs };
    // A stop-limit becomes a limit order, which the next price is the first to meet.
    if (paper.type === 'stop-limit') return woken;
    return fillAt(woken, { priceUnits: marketPrice(paper.side, wokenUnits, rules), tick, rules }, instrument);
  }
  const priceUnits = tradePrice(paper, tick, rules);
  const met = priceUnits === undefined ? paper : fillAt(paper, { priceUnits, tick, rules }, instrument);
  return restOrEnd(met, tick);
}

function isAsleep({ type, wokenAtMs }: PaperOrder): boolean {
  return (type === 'stop' || type === 'stop-limit') && wokenAtMs === undefined;
}

/** The price at which a stop wakes: its own, or the opening when the market jumped over it. */
function wakingPrice({ side, stopPriceUnits = 0n }: PaperOrder, { openUnits, highUnits, lowUnits }: Tick) {
  if (side === 'buy') {
    if (highUnits < stopPriceUnits) return undefined;
    return openUnits > stopPriceUnits ? openUnits : stopPriceUnits;
  }
  if (lowUnits > stopPriceUnits) return undefined;
  return openUnits < stopPriceUnits ? openUnits : stopPriceUnits;
}

/** The price at which an order trades in a tick, or nothing. */
function tradePrice(paper: PaperOrder, { openUnits, highUnits, lowUnits }: Tick, rules: VenueRules): Units | undefined {
  const { side, type, limitPriceUnits, restedAtMs } = paper;
  if (type === 'best') return bestPrice(side, openUnits, rules);
  if (limitPriceUnits === undefined) return marketPrice(side, openUnits, rules);
  const takenUnits = marketPrice(side, openUnits, rules);
  const isWithin = side === 'buy' ? takenUnits <= limitPriceUnits : takenUnits >= limitPriceUnits;
  if (restedAtMs === undefined && isWithin) return takenUnits;
  const isThrough = side === 'buy' ? lowUnits < limitPriceUnits : highUnits > limitPriceUnits;
  return isThrough ? limitPriceUnits : undefined;
}

function fillAt(
  paper: PaperOrder,
  { priceUnits, tick, rules }: { readonly priceUnits: Units; readonly tick: Tick; readonly rules: VenueRules },
  instrument: Instrument,
): PaperOrder {
  const { tradedUnits, atMs } = tick;
  const availableUnits =
    tradedUnits === undefined ? undefined : multiplyUnits(tradedUnits, rules.paper.volumeShareRate);
  return fillOnPaper(paper, { priceUnits, availableUnits, atMs }, instrument);
}

/** What was not there at once rests in the book, or is cancelled when it was not to wait. */
function restOrEnd(paper: PaperOrder, { atMs }: Tick): PaperOrder {
  if (paper.status !== 'open') return paper;
  if (paper.timeInForce === 'ioc') return { ...paper, status: 'cancelled', reason: notAtOnce };
  if (paper.timeInForce === 'fok') return { ...paper, status: 'cancelled', reason: priceNotThere };
  return { ...paper, restedAtMs: paper.restedAtMs ?? atMs };
}

const notAtOnce: Text = {
  ko: '즉시 체결되지 않은 수량은 취소(IOC)됩니다',
  en: 'immediate or cancel: the rest was not there',
};
const priceNotThere: Text = {
  ko: '그 가격이 없어 전량 취소(FOK)됩니다',
  en: 'fill or kill: the price was not there',
};
