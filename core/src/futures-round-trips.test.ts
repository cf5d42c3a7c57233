import { describe, expect, it } from 'vitest';
import { balance, korean, mark, openPerson, post, trade } from './testing/futures-person.ts';
import { depositTransfer } from './ledger/movements.ts';
import { kospi, miniKospi, units } from './testing/samples.ts';

describe('a round trip of futures, calculated by hand', () => {
  it.each([
    // What a contract is worth: 350.00 points of 250,000 won are 87,500,000 won. Commission 0.003 %, no tax.
    // Margin 2025 before 10 October: 9.15 % of that are 8,006,250 won; from then on, and in 2026: 9.30 % are 8,137,500.
    { year: 2025, month: '2025-03', margin: 8_006_250 },
    { year: 2026, month: '2026-03', margin: 8_137_500 },
  ])('of one bought in $year, over two sessions', ({ month, margin }) => {
    const person = openPerson(kospi, 20_000_000, `${month}-04T10:00`);
    // Bought a basis point worse than 350: 350.035, on the step of 0.05 above 350.05, worth 87,512,500; commission 2,625.375 -> 2,626.
    trade(person, ['buy', 1], [350, `${month}-04T10:00`]);
    expect(balance(person, 'margin_KRW')).toBe(units(margin));
    expect(balance(person, 'cash_KRW')).toBe(units(20_000_000 - margin - 2626));
    expect([balance(person, 'reserved_KRW'), balance(person, 'contracts_KOSPI200F')]).toEqual([0n, units(1)]);
    // 352.00 are 88,000,000: won 487,500. 349.00 are 87,250,000: lost 750,000.
    expect(mark(person, [352, `${month}-04`])).toBe(units(487_500));
    expect(mark(person, [349, `${month}-05`])).toBe(units(-750_000));
    // Sold a basis point worse than 351: 350.9649, on the step below 350.95, worth 87,737,500; commission 2,632.125 -> 2,633.
    trade(person, ['sell', 1], [351, `${month}-06T10:00`]);
    expect(balance(person, 'fees_KRW')).toBe(units(2626 + 2633));
    expect(balance(person, 'taxes_KRW')).toBe(0n);
    // 87,737,500 - 87,512,500 - 5,259
    expect(person.position?.realizedUnits).toBe(units(219_741));
    expect(balance(person, 'cash_KRW'), 'all of the margin is back').toBe(units(20_000_000 + 219_741));
    expect([balance(person, 'margin_KRW'), balance(person, 'contracts_KOSPI200F')]).toEqual([0n, 0n]);
    expect(person.position).toMatchObject({ quantityUnits: 0n, costUnits: 0n, costByStrategy: {} });
  });

  it.each([
    { year: 2025, month: '2025-03', margin: 8_006_250 },
    { year: 2026, month: '2026-03', margin: 8_137_500 },
  ])('of one sold short in $year, over two sessions', ({ month, margin }) => {
    const person = openPerson(kospi, 20_000_000, `${month}-04T10:00`);
    // Sold a basis point worse than 350: 349.965, on the step below 349.95, worth 87,487,500; commission 2,624.625 -> 2,625.
    trade(person, ['sell', 1], [350, `${month}-04T10:00`]);
    expect(balance(person, 'cash_KRW')).toBe(units(20_000_000 - margin - 2625));
    expect(balance(person, 'contracts_KOSPI200F'), 'negative, as futures alone may be').toBe(units(-1));
    // To 88,000,000: lost 512,500. To 87,250,000: won 750,000.
    expect(mark(person, [352, `${month}-04`])).toBe(units(-512_500));
    expect(mark(person, [349, `${month}-05`])).toBe(units(750_000));
    // Bought back a basis point worse than 351: 351.0351, on the step above 351.05, worth 87,762,500; commission 2,632.875 -> 2,633.
    trade(person, ['buy', 1], [351, `${month}-06T10:00`]);
    // 87,487,500 - 87,762,500 - 5,258
    expect(person.position?.realizedUnits).toBe(units(-280_258));
    expect(balance(person, 'cash_KRW')).toBe(units(20_000_000 - 280_258));
    expect(balance(person, 'margin_KRW')).toBe(0n);
  });

  it('of two minis bought and five sold: two are closed, three are short', () => {
    const person = openPerson(miniKospi, 50_000_000, '2026-03-04T10:00');
    // A point of a mini is 50,000 won, its step 0.02: 350.035 -> 350.04, worth 17,502,000; two 35,004,000, commission 1,050.12 -> 1,051.
    trade(person, ['buy', 2], [350, '2026-03-04T10:00']);
    // Margin of one at 350: 9.3 % of 17,500,000 are 1,627,500.
    expect(balance(person, 'margin_KRW')).toBe(units(3_255_000));
    // Sold at 359.964 -> 359.96, worth 17,998,000; five 89,990,000, commission 2,699.7 -> 2,700. Margin of one at 360: 1,674,000.
    const turned = trade(person, ['sell', 5], [360, '2026-03-04T11:00']);
    expect(turned).toMatchObject({ intent: 'entry', contracts: { closesUnits: units(2), opensUnits: units(3) } });
    expect(balance(person, 'margin_KRW')).toBe(units(5_022_000));
    expect(balance(person, 'contracts_A05612.KF')).toBe(units(-3));
    // 2 x (17,998,000 - 17,502,000) = 992,000, less 3,751.
    expect(person.position).toMatchObject({
      quantityUnits: units(-3),
      costUnits: units(-53_994_000),
      realizedUnits: units(988_249),
      openedAtMs: korean('2026-03-04T11:00'),
    });
    expect(balance(person, 'cash_KRW')).toBe(units(50_000_000 - 5_022_000 + 988_249));
  });

  it('of contracts bought at two prices and closed in part: a part of a won stays with those that are kept', () => {
    const person = openPerson(kospi, 90_000_000, '2026-03-04T10:00');
    trade(person, ['buy', 1], [350, '2026-03-04T10:00']); // 350.05, 87,512,500; 2,626
    trade(person, ['buy', 2], [351, '2026-03-04T10:01']); // 351.05, 175,525,000; 5,265.75 -> 5,266
    // On average 87,679,166.67; sold at 351.9648 -> 351.95, 87,987,500; 2,639.625 -> 2,640.
    const before = balance(person, 'cash_KRW') + balance(person, 'margin_KRW');
    trade(person, ['sell', 1], [352, '2026-03-04T10:02']);
    // 308,333.33 are paid as 308,333.
    expect(balance(person, 'cash_KRW') + balance(person, 'margin_KRW') - before).toBe(units(308_333 - 2640));
    trade(person, ['sell', 2], [352, '2026-03-04T10:03']); // 175,975,000; 5,279.25 -> 5,280
    // 87,987,500 + 175,975,000 - 87,512,500 - 175,525,000 = 925,000, less 15,812.
    expect(balance(person, 'cash_KRW'), 'nothing is lost on the way').toBe(units(90_000_000 + 925_000 - 15_812));
    expect(person.position?.realizedUnits).toBe(units(925_000 - 15_812));
  });

  it('of one that is held to its end: paid at the last price, without an order', () => {
    const person = openPerson(kospi, 20_000_000, '2026-03-04T10:00');
    trade(person, ['sell', 1], [350, '2026-03-04T10:00']);
    mark(person, ['340.00', '2026-03-12'], true);
    // 87,487,500 - 85,000,000 - 2,625
    expect(balance(person, 'cash_KRW')).toBe(units(20_000_000 + 2_484_875));
    expect(person.position).toMatchObject({ quantityUnits: 0n, costUnits: 0n, realizedUnits: units(2_484_875) });
    for (const id of ['margin_KRW', 'contracts_KOSPI200F', 'market_KOSPI200F']) expect(balance(person, id)).toBe(0n);
  });

  it('takes a loss from cash, then from margin, and what neither has is owed and collected later', () => {
    const person = openPerson(kospi, 8_200_000, '2026-03-04T10:00');
    trade(person, ['buy', 1], [350, '2026-03-04T10:00']);
    // 8,200,000 - 8,137,500 - 2,626
    expect(balance(person, 'cash_KRW')).toBe(units(59_874));
    // 340.00 are 85,000,000: 2,512,500 lost, 2,452,626 of it from the margin.
    mark(person, [340, '2026-03-04']);
    expect([balance(person, 'cash_KRW'), balance(person, 'margin_KRW')]).toEqual([0n, units(5_684_874)]);
    // 315.00 are 78,750,000: 6,250,000 lost, and 565,126 more than there is.
    mark(person, [315, '2026-03-05']);
    expect([balance(person, 'cash_KRW'), balance(person, 'margin_KRW')]).toEqual([0n, 0n]);
    // Sold at 314.9685 -> 314.95, 78,737,500: 12,500 more; commission 2,362.125 -> 2,363. All of it is owed.
    trade(person, ['sell', 1], [315, '2026-03-06T10:00']);
    expect(person.position?.futures).toMatchObject({ marginUnits: 0n, settledUnits: units(565_126 + 12_500 + 2363) });
    post(person, [
      depositTransfer({
        currency: 'KRW',
        units: units(1_000_000),
        requestId: 'second',
        atMs: korean('2026-03-06T11:00'),
      }),
    ]);
    mark(person, [315, '2026-03-06']);
    expect(balance(person, 'cash_KRW')).toBe(units(1_000_000 - 579_989));
    expect(person.position?.futures?.settledUnits).toBe(0n);
  });
});
