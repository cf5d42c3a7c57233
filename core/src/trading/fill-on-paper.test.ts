import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin, noonMs, orderOf, quoteOf, saleOf, samsung, units } from '../testing/samples.ts';
import { hearVenue } from './hear-venue.ts';
import { matchOnPaper } from './match-on-paper.ts';
import type { Fill, Order } from './order.ts';
import { answerOfPaper } from './paper-order.ts';
import { receivePaperOrder } from './receive-paper-order.ts';

function playAt(order: Order, price: number, instrument = bitcoin) {
  const market = { candles: [], quote: quoteOf(price, { atMs: noonMs + 7 }) };
  return answerOfPaper(matchOnPaper(receivePaperOrder(order, instrument, noonMs), market, instrument, noonMs + 7));
}

function fillAt(order: Order, price: number, instrument = bitcoin): Fill {
  const answer = playAt(order, price, instrument);
  const [fill] = 'fills' in answer ? answer.fills : [];
  if (fill === undefined) throw new Error(`nothing was filled: ${JSON.stringify(answer.status)}`);
  return fill;
}

function rejectionOf(order: Order, price: number, instrument = bitcoin): string | undefined {
  const answer = playAt(order, price, instrument);
  const [refusal] = hearVenue(orderOf({ status: 'submitted' }), answer, { atMs: noonMs, causeId: 'paper' }).refusals;
  return refusal?.text.en.replace('The venue says: ', '');
}

describe('the paper venue', () => {
  it('buys above the quote, on a price step, within the spending', () => {
    const fill = fillAt(orderOf(), 100_000_500);
    // 4 basis points more are 100,040,500.2; the next step of 1,000 is 100,041,000.
    expect(fill.price).toBe(100_041_000);
    expect(fill.id).toBe('order_s_0');
    expect(fill.atMs).toBe(noonMs + 7);
    const rest = units(2_000_000) - fill.grossUnits - fill.feeUnits;
    expect(rest >= 0n && rest < units(2), 'less is left than another unit of Bitcoin costs').toBe(true);
  });

  it('sells below the quote, on a price step', () => {
    const fill = fillAt(saleOf(), 100_000_500);
    // 4 basis points less are 99,960,499.8; the step below is 99,960,000.
    expect(fill.price).toBe(99_960_000);
    expect(fill).toMatchObject({ quantityUnits: units('0.01'), grossUnits: units(999_600), feeUnits: units('499.8') });
  });

  it('sells Korean shares whole and taxes them', () => {
    const fill = fillAt(saleOf({ size: { by: 'quantity', units: units('13.5') } }), 72_000, samsung);
    // 7 basis points below 72,000 are 71,949.6; the step of 100 below is 71,900.
    expect(fill).toMatchObject({ price: 71_900, quantityUnits: units(13), grossUnits: units(934_700) });
    expect(fill.taxUnits).toBe(units(1870)); // 1,869.4 rounded up
  });

  it('rejects what the venue would not take', () => {
    const small = orderOf({ size: { by: 'spending', units: units(5002) } });
    expect(rejectionOf(small, 100_000_000)).toMatch(/^4,999(\.\d+)? KRW is below the minimum order of 5,000 KRW$/);
    const enough = orderOf({ size: { by: 'spending', units: units(5004) } });
    expect(rejectionOf(enough, 100_000_000)).toBeUndefined();
    // 50,019,500 less 4 basis points is 49,999,492.2, on its step 49,999,000; 50,021,000 comes to 50,000,000.
    const tenThousandth = saleOf({ size: { by: 'quantity', units: units('0.0001') } });
    expect(fillAt(tenThousandth, 50_021_000).grossUnits, 'the least is enough').toBe(units(5000));
    expect(rejectionOf(tenThousandth, 50_019_500)).toContain('minimum');
    expect(rejectionOf(saleOf({ size: { by: 'quantity', units: units('0.00004') } }), 100_000_000)).toContain(
      'minimum',
    );
    expect(rejectionOf(orderOf({ size: { by: 'spending', units: units(50_000) } }), 72_000, samsung)).toBe(
      'the order is smaller than one lot',
    );
    expect(rejectionOf(saleOf({ size: { by: 'quantity', units: units(1) } }), 1, samsung)).toContain('costs');
  });

  it('never sells for nothing: the price is one step at least', () => {
    const sale = saleOf({ size: { by: 'quantity', units: units(1_000_000_000_000) } });
    expect(fillAt(sale, 0.00000001).price).toBe(0.00000001);
  });

  it('is never better than the quote and never spends more than it may', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200_000_000 }),
        fc.integer({ min: 6000, max: 100_000_000 }),
        fc.constantFrom(bitcoin, samsung),
        (price, spending, instrument) => {
          const order = orderOf({ size: { by: 'spending', units: units(spending) } });
          const answer = playAt(order, price, instrument);
          if (answer.status !== 'filled') return;
          for (const fill of answer.fills) {
            expect(fill.price).toBeGreaterThanOrEqual(price);
            expect(fill.grossUnits + fill.feeUnits <= order.size.units).toBe(true);
            expect(fill.quantityUnits % instrument.lotUnits).toBe(0n);
          }
        },
      ),
    );
  });
});
