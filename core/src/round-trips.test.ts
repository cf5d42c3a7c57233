import { describe, expect, it } from 'vitest';
import type { Id } from './base/id.ts';
import type { Instant } from './base/instant.ts';
import type { Units } from './base/units.ts';
import type { Account } from './ledger/account.ts';
import { postTransfers, trialBalance } from './ledger/book.ts';
import { conversionTransfers } from './ledger/conversion.ts';
import { depositTransfer } from './ledger/movements.ts';
import type { Transfer } from './ledger/transfer.ts';
import type { Instrument } from './market/instrument.ts';
import { instrumentById } from './market/instruments.ts';
import { applyOrder } from './portfolio/apply-order.ts';
import type { Position } from './portfolio/position.ts';
import { bitcoin, orderOf, quoteOf, samsung, units } from './testing/samples.ts';
import { hearVenue } from './trading/hear-venue.ts';
import { matchOnPaper } from './trading/match-on-paper.ts';
import type { Order } from './trading/order.ts';
import { answerOfPaper } from './trading/paper-order.ts';
import { receivePaperOrder } from './trading/receive-paper-order.ts';
import { reserveTransfers } from './trading/reserve.ts';
import { settleOrder } from './trading/settle-order.ts';

const korean = (time: string): Instant => Date.parse(`${time}:00+09:00`);

/** A person's books, in which one thing after the other is done. */
interface Person {
  readonly accounts: Map<Id, Account>;
  position: Position | undefined;
}

function post(person: Person, transfers: readonly Transfer[]): void {
  const posting = postTransfers([...person.accounts.values()], transfers);
  if (posting.status === 'short') throw new Error(`"${posting.accountId}" is short of ${posting.neededUnits}`);
  for (const account of posting.accounts) person.accounts.set(account.id, account);
}

const balance = ({ accounts }: Person, id: Id): Units => accounts.get(id)?.balanceUnits ?? 0n;

function openPerson(currency: string, amount: string, atMs: Instant): Person {
  const person: Person = { accounts: new Map(), position: undefined };
  post(person, [depositTransfer({ currency, units: units(amount), requestId: 'first', atMs })]);
  return person;
}

/** A market order from its reservation to its settlement, where the last trade was at a price. */
function trade(
  person: Person,
  instrument: Instrument,
  wanted: Pick<Order, 'side' | 'size'> & { price: number; atMs: Instant },
) {
  const { side, size, price, atMs } = wanted;
  const id = `order_${side}`;
  const order = orderOf({ id, instrumentId: instrument.id, side, size, createdAtMs: atMs, status: 'submitted' });
  post(person, reserveTransfers(order, instrument));
  const market = { candles: [], quote: quoteOf(price, { instrumentId: instrument.id, atMs }) };
  const paper = matchOnPaper(receivePaperOrder(order, instrument, atMs), market, instrument, atMs);
  const ended = hearVenue(order, answerOfPaper(paper), { atMs, causeId: 'paper' });
  expect(ended.status).toBe('filled');
  post(person, settleOrder(ended, instrument));
  person.position = applyOrder(person.position, ended, instrument);
}

function expectWhole({ accounts }: Person): void {
  expect(
    [...trialBalance([...accounts.values()]).values()].every((sum) => sum === 0n),
    'zero imbalance',
  ).toBe(true);
}

describe('a round trip calculated by hand', () => {
  it.each([
    // Commission 0.015 %, transaction tax of the sale by its year, both rounded up to the won.
    // Buy at 55,000: 7 basis points worse are 55,038.5, on the step of 100 above 55,100.
    //   18 x 55,100 = 991,800; commission 148.77 -> 149; paid 991,949 (19 shares would be 1,046,900).
    // Sell at 58,000: 7 basis points worse are 57,959.4, on the step below 57,900.
    //   18 x 57,900 = 1,042,200; commission 156.33 -> 157.
    //   2025: tax 0.15 % 1,563.3 -> 1,564; received 1,040,479; won 48,530.
    { year: 2025, bought: '2025-03-04T10:00', sold: '2025-03-05T10:00', tax: '1564', realized: '48530' },
    //   2026: tax 0.20 % 2,084.4 -> 2,085; received 1,039,958; won 48,009.
    { year: 2026, bought: '2026-03-04T10:00', sold: '2026-03-05T10:00', tax: '2085', realized: '48009' },
    //   Bought in 2025 and sold on the first session of 2026: the tax is that of the day of the sale.
    { year: '2025 to 2026', bought: '2025-12-30T10:00', sold: '2026-01-02T11:00', tax: '2085', realized: '48009' },
  ])('of a Korean share in $year', ({ bought, sold, tax, realized }) => {
    const person = openPerson('KRW', '1000000', korean(bought));
    const spending = { by: 'spending', units: units(1_000_000) } as const;
    trade(person, samsung, { side: 'buy', size: spending, price: 55_000, atMs: korean(bought) });
    expect(balance(person, 'cash_KRW')).toBe(units(1_000_000 - 991_949));
    trade(person, samsung, {
      side: 'sell',
      size: { by: 'quantity', units: units(18) },
      price: 58_000,
      atMs: korean(sold),
    });
    expect(balance(person, 'fees_KRW')).toBe(units(149 + 157));
    expect(balance(person, 'taxes_KRW')).toBe(units(tax));
    expect(person.position?.realizedUnits).toBe(units(realized));
    expect(balance(person, 'cash_KRW')).toBe(units(1_000_000) + units(realized));
    expectWhole(person);
  });

  it.each([2025, 2026])('of a coin in %i', (year) => {
    // Fee 0.05 % to the hundred-millionth of a won, no tax.
    // Buy at 150,000,000: 4 basis points worse are 150,060,000, on the step of 1,000.
    //   1,000,000 / (150,060,000 x 1.0005) = 0.006660670... -> 0.00666067
    //   0.00666067 x 150,060,000 = 999,500.1402; fee 499.7500701; paid 999,999.8902701.
    // Sell at 160,000,000: 4 basis points worse are 159,936,000.
    //   0.00666067 x 159,936,000 = 1,065,280.91712; fee 532.64045856; received 1,064,748.27666144.
    const atMs = korean(`${year}-09-01T10:00`);
    const person = openPerson('KRW', '1000000', atMs);
    trade(person, bitcoin, {
      side: 'buy',
      size: { by: 'spending', units: units(1_000_000) },
      price: 150_000_000,
      atMs,
    });
    expect(balance(person, 'holding_BTC')).toBe(units('0.00666067'));
    expect(balance(person, 'cash_KRW')).toBe(units('0.1097299'));
    const size = { by: 'quantity', units: units('0.00666067') } as const;
    trade(person, bitcoin, { side: 'sell', size, price: 160_000_000, atMs: atMs + 1000 });
    expect(person.position?.realizedUnits).toBe(units('64748.38639134'));
    expect(balance(person, 'fees_KRW')).toBe(units('1032.39052866'));
    expect(balance(person, 'taxes_KRW')).toBe(0n);
    expect(balance(person, 'cash_KRW')).toBe(units('1064748.38639134'));
    expectWhole(person);
  });

  it.each([
    // No commission, no tax. Won become dollars and dollars won at the rate of the day, rounded down to the cent and the won.
    // Buy at 240: 3 basis points worse are 240.072, on the cent above 240.08; 2,000 pay for 8: 1,920.64.
    // Sell at 250: 3 basis points worse are 249.925, on the cent below 249.92; 8 bring 1,999.36.
    //   2025: 3,000,000 / 1,450.30 = 2,068.537... -> 2,068.53; 2,068.53 - 1,920.64 + 1,999.36 = 2,147.25;
    //         x 1,460.10 = 3,135,199.725 -> 3,135,199.
    {
      year: 2025,
      day: '2025-03-04',
      rates: ['1450.30', '1460.10'],
      dollars: '2068.53',
      after: '2147.25',
      won: '3135199',
    },
    //   2026: 3,000,000 / 1,478 = 2,029.769... -> 2,029.76; 2,029.76 + 78.72 = 2,108.48;
    //         x 1,465.55 = 3,090,082.864 -> 3,090,082.
    { year: 2026, day: '2026-03-04', rates: ['1478', '1465.55'], dollars: '2029.76', after: '2108.48', won: '3090082' },
  ] as const)('of a US share in $year, there and back in won', ({ day, rates, dollars, after, won }) => {
    const apple = instrumentById('AAPL');
    const atMs = Date.parse(`${day}T16:00:00Z`);
    const person = openPerson('KRW', '3000000', atMs);
    const rate = (text: string) => ({ units: units(text), source: 'test', quotedAtMs: atMs, ageMs: 0 });
    const [wanted, given] = [{ from: 'KRW', to: 'USD' } as const, { from: 'USD', to: 'KRW' } as const];
    const there = { exchanged: wanted, units: units(3_000_000), rate: rate(rates[0]), requestId: 'there', atMs };
    post(person, conversionTransfers(there));
    expect(balance(person, 'cash_USD')).toBe(units(dollars));
    trade(person, apple, { side: 'buy', size: { by: 'spending', units: units(2000) }, price: 240, atMs });
    trade(person, apple, { side: 'sell', size: { by: 'quantity', units: units(8) }, price: 250, atMs: atMs + 1000 });
    expect(balance(person, 'cash_USD')).toBe(units(after));
    expect(person.position?.realizedUnits).toBe(units('78.72'));
    const back = { exchanged: given, units: units(after), rate: rate(rates[1]), requestId: 'back', atMs };
    post(person, conversionTransfers(back));
    expect([balance(person, 'cash_USD'), balance(person, 'cash_KRW')]).toEqual([0n, units(won)]);
    expectWhole(person);
  });
});
