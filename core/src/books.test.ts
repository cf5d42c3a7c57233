import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountRole } from './ledger/account.ts';
import { trialBalance } from './ledger/book.ts';
import { bitcoin, samsung, units } from './testing/samples.ts';
import {
  balanceOf,
  moveCash,
  openPaperDesk,
  type PaperDesk,
  placeAndCancel,
  trade,
  valueDesk,
} from './testing/paper-desk.ts';

/** One thing that may happen to an account; amounts are thousandths of what is there, or whole won. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('cash' as const), won: fc.integer({ min: -3_000_000, max: 5_000_000 }) }),
  fc.record({ kind: fc.constant('price' as const), won: fc.integer({ min: 1, max: 150_000_000 }) }),
  fc.record({
    kind: fc.constantFrom('buy' as const, 'cancel buy' as const),
    won: fc.integer({ min: 1, max: 4_000_000 }),
  }),
  fc.record({ kind: fc.constantFrom('sell' as const, 'cancel sale' as const), won: fc.integer({ min: 1, max: 1100 }) }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

function play(desk: PaperDesk, { kind, won }: Event): void {
  const held = desk.position?.quantityUnits ?? 0n;
  const spending = { by: 'spending', units: units(won) } as const;
  const quantity = { by: 'quantity', units: (held * BigInt(won)) / 1000n } as const;
  if (kind === 'cash' && won !== 0) moveCash(desk, units(won));
  if (kind === 'price') desk.price = won;
  if (kind === 'buy') trade(desk, 'buy', spending);
  if (kind === 'cancel buy') placeAndCancel(desk, 'buy', spending);
  if (kind === 'sell') trade(desk, 'sell', quantity);
  if (kind === 'cancel sale') placeAndCancel(desk, 'sell', quantity);
}

const ownRoles: ReadonlySet<AccountRole> = new Set(['cash', 'holding', 'reserved', 'fees', 'taxes']);

describe('the books', () => {
  it.each([bitcoin, samsung])('of $id hold through any history of deposits, trades and cancellations', (instrument) => {
    const seen = { filled: 0 };
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const desk = openPaperDesk(instrument);
        moveCash(desk, units(2_000_000));
        for (const happened of events) {
          play(desk, happened);
          for (const [asset, sum] of trialBalance([...desk.accounts.values()]))
            expect(sum, `the sum of ${asset}`).toBe(0n);
          const own = [...desk.accounts.values()].filter(({ role }) => ownRoles.has(role));
          expect(
            own.filter(({ balanceUnits }) => balanceUnits < 0n),
            'below zero',
          ).toEqual([]);
          const promised = own.filter(({ role, balanceUnits }) => role === 'reserved' && balanceUnits > 0n);
          expect(promised, 'promised though no order is under way').toEqual([]);
          const position = desk.position;
          expect(balanceOf(desk, `holding_${instrument.asset}`)).toBe(position?.quantityUnits ?? 0n);
          const shares = Object.values(position?.costByStrategy ?? {});
          expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(position?.costUnits ?? 0n);
          const { equityUnits, externalUnits, realizedUnits, unrealizedUnits } = valueDesk(desk);
          expect(equityUnits, 'what came in, and what was won since').toBe(
            -externalUnits + realizedUnits + unrealizedUnits,
          );
          seen.filled += position === undefined ? 0 : 1;
        }
        const ids = desk.transfers.map(({ id }) => id);
        expect(new Set(ids).size, 'no transfer has the name of another').toBe(ids.length);
      }),
      { numRuns: 100 },
    );
    expect(seen.filled, 'the histories do trade').toBeGreaterThan(100);
  });

  it('lose to costs and to nothing else at a price that stands still', () => {
    const amounts = fc.array(fc.integer({ min: 5100, max: 900_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amounts, (spendings) => {
        const desk = openPaperDesk(bitcoin);
        moveCash(desk, units(10_000_000));
        for (const won of spendings) {
          trade(desk, 'buy', { by: 'spending', units: units(won) });
          trade(desk, 'sell', { by: 'quantity', units: balanceOf(desk, 'holding_BTC') });
        }
        const paid = balanceOf(desk, 'fees_KRW');
        const lostToPrices = units(10_000_000) - balanceOf(desk, 'cash_KRW') - paid;
        expect(lostToPrices >= 0n, 'rounding never creates money').toBe(true);
        expect(balanceOf(desk, 'market_KRW')).toBe(lostToPrices);
      }),
    );
  });

  it('equal exact arithmetic after a thousand buys of 10,000 won', () => {
    const desk = openPaperDesk(bitcoin);
    moveCash(desk, units(10_000_000));
    const exact = { spent: 0n, fees: 0n, bitcoin: 0n };
    for (let buy = 0; buy < 1000; buy += 1) {
      const quoted = 90_000_000 + buy * 7000;
      desk.price = quoted;
      expect(trade(desk, 'buy', { by: 'spending', units: units(10_000) }).status).toBe('filled');
      // Four basis points more in whole tenths of a thousandth of a won, up to the next thousand won.
      const price = BigInt(Math.ceil((quoted * 10_004) / 10_000_000)) * 1000n;
      // An amount of n hundred-millionths at a whole price costs n times the price, in hundred-millionths of a won.
      const feeOf = (gross: bigint) => (gross * 5n + 9999n) / 10_000n;
      let quantity = units(10_000) / price;
      while (quantity * price + feeOf(quantity * price) > units(10_000)) quantity -= 1n;
      exact.spent += quantity * price;
      exact.fees += feeOf(quantity * price);
      exact.bitcoin += quantity;
    }
    expect(balanceOf(desk, 'market_KRW')).toBe(exact.spent);
    expect(balanceOf(desk, 'fees_KRW')).toBe(exact.fees);
    expect(balanceOf(desk, 'holding_BTC')).toBe(exact.bitcoin);
    expect(balanceOf(desk, 'cash_KRW')).toBe(units(10_000_000) - exact.spent - exact.fees);
    expect(desk.position).toMatchObject({ quantityUnits: exact.bitcoin, costUnits: exact.spent + exact.fees });
  });
});
