import { describe, expect, it } from 'vitest';
import { unitsToText } from '../base/units.ts';
import type { Quote } from '../market/board.ts';
import type { Future } from '../market/contract.ts';
import { kospi, miniKospi, orderOf, quoteOf, units } from '../testing/samples.ts';
import { draftOrder } from './draft-order.ts';
import { receivePaperOrder } from './receive-paper-order.ts';
import { rulesOf } from './rulebook.ts';
import type { Ticket } from './ticket.ts';

const korean = (time: string) => Date.parse(`${time}:00+09:00`);
const noon = korean('2026-11-20T12:00');

function draft(ticket: Partial<Ticket>, instrument: Future = kospi, atMs = noon) {
  const whole: Ticket = {
    instrumentId: instrument.id,
    side: 'buy',
    type: 'limit',
    size: { by: 'quantity', units: units('1.9') },
    timeInForce: 'gtc',
    requestId: 'r',
    ...ticket,
  };
  const quote: Quote = quoteOf(350, { instrumentId: instrument.id, previousClose: 350, atMs });
  return draftOrder({ ticket: whole, causeId: 'r', userId: 'ant', instrument, quote, accounts: [], atMs });
}

describe('the rules of KOSPI200 futures', () => {
  it.each([
    ['2025-03-04T10:00', '0.0915', '0.061'],
    ['2025-10-09T10:00', '0.0915', '0.061'],
    ['2025-10-10T10:00', '0.093', '0.062'],
    ['2026-11-20T12:00', '0.093', '0.062'],
  ])('on %s ask for a margin of %s, of which %s has to be left', (time, initial, maintenance) => {
    for (const venue of ['krx-futures', 'krx-mini-futures'] as const) {
      const { margin, feeRate, sellTaxRate } = rulesOf(venue, korean(time));
      expect([margin?.initialRate, margin?.maintenanceRate].map((rate) => unitsToText(rate ?? 0n))).toEqual([
        initial,
        maintenance,
      ]);
      expect([unitsToText(feeRate), sellTaxRate]).toEqual(['0.00003', 0n]);
    }
  });

  it('round prices to the step of the contract, the safe way, and quantities to whole contracts', () => {
    const limit = { limitPriceUnits: units('350.07') };
    expect(draft(limit).order).toMatchObject({ limitPriceUnits: units('350.05'), size: { units: units(1) } });
    expect(draft(limit, miniKospi).order.limitPriceUnits).toBe(units('350.06'));
    expect(draft({ ...limit, side: 'sell' }).order.limitPriceUnits).toBe(units('350.1'));
  });

  it('refuse a price further than 20 % from the close before, and say the nearest', () => {
    expect(draft({ limitPriceUnits: units(420) }).refusals).toEqual([]);
    const [refusal] = draft({ limitPriceUnits: units('420.05') }).refusals;
    expect(refusal).toMatchObject({ rule: 'price-limit', nearest: { limitPriceUnits: units(420) } });
    expect(refusal?.text.en).toBe("Today's prices run from 280 points to 420 points.");
  });

  it('refuse what must not wait before the opening auction, a quarter of an hour before 08:45', () => {
    const now = { limitPriceUnits: units(350), timeInForce: 'ioc' } as const;
    const rulesAt = (time: string) => draft(now, kospi, korean(time)).refusals.map(({ rule }) => rule);
    expect(rulesAt('2026-11-20T08:29')).toEqual(['order-window']);
    expect(rulesAt('2026-11-20T08:30')).toEqual([]);
    expect(rulesAt('2026-11-20T15:45')).toEqual(['order-window']);
  });

  it('count margin from the dearest price that the order knows of', () => {
    const reserved = (ticket: Partial<Ticket>) => draft(ticket).order.contracts?.marginUnits;
    // 9.3 % of 87,500,000, and of 90,000,000.
    expect(reserved({ limitPriceUnits: units(340) })).toBe(units(8_137_500));
    expect(reserved({ side: 'sell', limitPriceUnits: units(360) })).toBe(units(8_370_000));
    expect(reserved({ type: 'stop', stopPriceUnits: units(360) })).toBe(units(8_370_000));
  });

  it('end orders with their contract, and day orders with their session', () => {
    const expiryOf = (timeInForce: 'gtc' | 'day', instrument: Future = kospi, atMs = noon) =>
      receivePaperOrder(orderOf({ timeInForce, instrumentId: instrument.id }), instrument, atMs).expiresAtMs;
    expect(expiryOf('gtc')).toBe(korean('2026-12-10T15:20'));
    expect(expiryOf('day')).toBe(korean('2026-11-20T15:45'));
    expect(expiryOf('day', kospi, korean('2026-12-10T12:00'))).toBe(korean('2026-12-10T15:20'));
    expect(expiryOf('gtc', miniKospi)).toBe(korean('2026-12-10T15:20'));
  });
});
