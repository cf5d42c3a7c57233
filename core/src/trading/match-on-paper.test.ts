import { describe, expect, it } from 'vitest';
import { minuteMs } from '../base/instant.ts';
import { unitsFromNumber } from '../base/units.ts';
import type { Candle } from '../market/candle.ts';
import { instrumentById } from '../market/instruments.ts';
import { bitcoin, noonMs, orderOf, quoteOf, saleOf, samsung, units } from '../testing/samples.ts';
import { matchOnPaper } from './match-on-paper.ts';
import type { Order } from './order.ts';
import type { PaperOrder } from './paper-order.ts';
import { receivePaperOrder } from './receive-paper-order.ts';

const buy = (changes: Partial<Order>) =>
  orderOf({
    type: 'limit',
    limitPriceUnits: units(100_000_000),
    size: { by: 'quantity', units: units('0.01') },
    reservedUnits: units(1_100_000),
    ...changes,
  });
const sell = (changes: Partial<Order>) => saleOf({ type: 'stop', stopPriceUnits: units(95_000_000), ...changes });

/** The minute that opens so many minutes after noon. */
function minute(index: number, [open, high, low]: readonly [number, number, number], volume = 100): Candle {
  return { openAtMs: noonMs + index * minuteMs, open, high, low, close: open, volume };
}

function play(order: Order, candles: readonly Candle[], minutes = candles.length, instrument = bitcoin): PaperOrder {
  const received = receivePaperOrder(order, instrument, noonMs);
  return matchOnPaper(received, { candles, quote: undefined }, instrument, noonMs + minutes * minuteMs);
}

const outcome = ({ status, fills }: PaperOrder) => [status, ...fills.map(({ price }) => price)];

describe('a market order on paper', () => {
  it('takes the next price made after its decision, not the one it was decided on', () => {
    const received = receivePaperOrder(orderOf({ createdAtMs: noonMs }), bitcoin, noonMs);
    const at = (atMs: number) => ({ candles: [], quote: quoteOf(100_000_000, { atMs }) });
    const waiting = matchOnPaper(received, at(noonMs - 1), bitcoin, noonMs + minuteMs);
    expect(outcome(waiting)).toEqual(['open']);
    expect(outcome(matchOnPaper(waiting, at(noonMs + 1), bitcoin, noonMs + minuteMs))).toEqual(['filled', 100_040_000]);
  });

  it('does not take the price of a stand-in: that is another market', () => {
    const received = receivePaperOrder(orderOf({ createdAtMs: noonMs }), bitcoin, noonMs);
    const lent = quoteOf(100_000_000, { atMs: noonMs + 1, source: 'another', isFallback: true });
    const waiting = matchOnPaper(received, { candles: [], quote: lent }, bitcoin, noonMs + minuteMs);
    expect(outcome(waiting)).toEqual(['open']);
  });

  it('takes a tenth of the volume at most, and goes on at the next price', () => {
    // 2,000,000 won are 0.0199 Bitcoin; a tenth of 0.1 is 0.01.
    const candles = [0, 1, 2].map((index) => minute(index, [100_000_000, 100_000_000, 100_000_000], 0.1));
    const one = play(orderOf(), candles, 1);
    expect([one.status, one.fills.map(({ quantityUnits }) => quantityUnits)]).toEqual(['open', [units('0.01')]]);
    const all = play(orderOf(), candles);
    expect([all.status, all.fills.length]).toEqual(['filled', 2]);
    expect(all.fills.map(({ id }) => id)).toEqual(['order_s_0', 'order_s_1']);
  });

  it('is asked again without being filled again', () => {
    const candles = [minute(0, [100_000_000, 100_000_000, 100_000_000], 0.1)];
    const once = play(orderOf(), candles);
    expect(matchOnPaper(once, { candles, quote: undefined }, bitcoin, noonMs + 9 * minuteMs)).toEqual(once);
  });
});

describe('a limit order on paper', () => {
  it('rests until the price goes through it; touching is not enough', () => {
    const rests = minute(0, [101_000_000, 101_000_000, 101_000_000]);
    const touches = minute(1, [101_000_000, 101_000_000, 100_000_000]);
    expect(outcome(play(buy({}), [rests, touches]))).toEqual(['open']);
    const through = minute(2, [101_000_000, 101_000_000, 99_999_000]);
    expect(outcome(play(buy({}), [rests, touches, through]))).toEqual(['filled', 100_000_000]);
  });

  it('takes what is there at once, and never pays more than its limit', () => {
    expect(outcome(play(buy({}), [minute(0, [99_000_000, 99_000_000, 99_000_000])]))).toEqual(['filled', 99_040_000]);
    const near = minute(0, [99_970_000, 99_970_000, 99_970_000]);
    expect(outcome(play(buy({}), [near])), 'through, but not with the spread: its own price').toEqual([
      'filled',
      100_000_000,
    ]);
  });

  it('of a sale waits for a price above', () => {
    const limit = saleOf({ type: 'limit', limitPriceUnits: units(105_000_000) });
    const below = minute(0, [100_000_000, 105_000_000, 100_000_000]);
    expect(outcome(play(limit, [below]))).toEqual(['open']);
    expect(outcome(play(limit, [below, minute(1, [100_000_000, 105_001_000, 100_000_000])]))).toEqual([
      'filled',
      105_000_000,
    ]);
  });
});

describe('a stop on paper', () => {
  it('sleeps until its price was traded, and then sells worse than it', () => {
    const above = minute(0, [100_000_000, 100_000_000, 96_000_000]);
    expect(outcome(play(sell({}), [above]))).toEqual(['open']);
    const touched = minute(1, [96_000_000, 96_000_000, 95_000_000]);
    // 95,000,000 less 4 basis points.
    expect(outcome(play(sell({}), [above, touched]))).toEqual(['filled', 94_962_000]);
  });

  it('that the market jumps over gets the price after the jump', () => {
    const gap = minute(0, [90_000_000, 90_000_000, 89_000_000]);
    expect(outcome(play(sell({}), [gap]))).toEqual(['filled', 89_964_000]);
    const jump = minute(0, [110_000_000, 111_000_000, 110_000_000]);
    const stopBuy = orderOf({ type: 'stop', stopPriceUnits: units(105_000_000) });
    expect(outcome(play(stopBuy, [jump]))).toEqual(['filled', 110_044_000]);
  });

  it('with a limit becomes a limit order, and may never be filled', () => {
    const order = sell({ type: 'stop-limit', limitPriceUnits: units(94_900_000) });
    const gap = minute(0, [90_000_000, 90_000_000, 89_000_000]);
    expect(outcome(play(order, [gap, minute(1, [90_000_000, 94_900_000, 89_000_000])]))).toEqual(['open']);
    const back = minute(1, [95_500_000, 95_500_000, 95_500_000]);
    expect(outcome(play(order, [gap, back]))).toEqual(['filled', 95_461_000]);
  });
});

describe('the time in force', () => {
  const thin = minute(0, [99_000_000, 99_000_000, 99_000_000], 0.05);

  it('takes what is there and cancels the rest (ioc), or takes all or nothing (fok)', () => {
    const part = play(buy({ timeInForce: 'ioc' }), [thin]);
    expect([part.status, part.fills.map(({ quantityUnits }) => quantityUnits)]).toEqual([
      'cancelled',
      [units('0.005')],
    ]);
    expect(outcome(play(buy({ timeInForce: 'fok' }), [thin]))).toEqual(['cancelled']);
    const thick = minute(0, [99_000_000, 99_000_000, 99_000_000], 1);
    expect(outcome(play(buy({ timeInForce: 'fok' }), [thick]))).toEqual(['filled', 99_040_000]);
    const dear = minute(0, [101_000_000, 101_000_000, 101_000_000]);
    expect(outcome(play(buy({ timeInForce: 'ioc' }), [dear])), 'not there at all').toEqual(['cancelled']);
  });

  it('ends with the session (day), and given at night with the next one', () => {
    // Noon in Seoul is within the session; it closes at 15:30.
    const order = orderOf({
      instrumentId: samsung.id,
      type: 'limit',
      limitPriceUnits: units(70_000),
      size: { by: 'quantity', units: units(10) },
      timeInForce: 'day',
    });
    const at = (minutes: number) =>
      matchOnPaper(received, { candles: [], quote: undefined }, samsung, noonMs + minutes * minuteMs);
    const received = receivePaperOrder(order, samsung, noonMs);
    expect(at(209).status).toBe('open');
    expect(at(210).status).toBe('expired');
    const atNight = receivePaperOrder(order, samsung, noonMs + 480 * minuteMs);
    expect(atNight.expiresAtMs, 'Monday 15:30').toBe(Date.UTC(2026, 10, 23, 6, 30));
  });

  it('best takes the other side without slippage', () => {
    const order = saleOf({ type: 'best', timeInForce: 'ioc' });
    // 2 basis points below 100,000,000.
    expect(outcome(play(order, [minute(0, [100_000_000, 100_000_000, 100_000_000])]))).toEqual(['filled', 99_980_000]);
  });
});

it('dollars trade on cents, without a fee', () => {
  const apple = instrumentById('AAPL');
  const order = orderOf({ instrumentId: 'AAPL', size: { by: 'spending', units: units(1000) } });
  const received = receivePaperOrder(order, apple, noonMs);
  const market = { candles: [], quote: quoteOf(250, { instrumentId: 'AAPL', atMs: noonMs }) };
  const [fill] = matchOnPaper(received, market, apple, noonMs).fills;
  // 250 and 3 basis points are 250.075, on the cent above; three shares fit.
  expect(fill).toMatchObject({
    price: 250.08,
    quantityUnits: units(3),
    grossUnits: unitsFromNumber(750.24),
    feeUnits: 0n,
  });
});
