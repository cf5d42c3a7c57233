import { describe, expect, it } from 'vitest';
import type { Quote } from '../market/board.ts';
import { accountOf, kospi, miniKospi, noonMs, positionOf, quoteOf, units } from '../testing/samples.ts';
import type { Position } from './position.ts';
import { settlementDue } from './settlement-due.ts';
import { valuePortfolio } from './value-portfolio.ts';

const korean = (time: string) => Date.parse(`${time}:00+09:00`);

/** Two contracts sold short at 400.00, of which 5,000,000 won have been paid since. */
function shortOf(changes: Partial<Position> = {}): Position {
  return positionOf({
    instrumentId: kospi.id,
    quantityUnits: units(-2),
    costUnits: units(-200_000_000),
    costByStrategy: { manual: units(-200_000_000) },
    futures: { marginUnits: units(18_600_000), settledUnits: units(5_000_000) },
    ...changes,
  });
}

function value(position: Position, quote?: Quote) {
  return valuePortfolio({
    accounts: [accountOf('cash', 'KRW', 10_000_000), accountOf('margin', 'KRW', 18_600_000)],
    positions: [position],
    quotes: new Map(quote === undefined ? [] : [[kospi.id, quote]]),
    previous: undefined,
    atMs: noonMs,
  });
}

describe('futures in a portfolio', () => {
  it('are worth what is not settled of them, beside the margin; their profit counts from their opening', () => {
    // At 385.00 the two are worth -192,500,000: won 7,500,000, of which 2,500,000 have not been paid.
    const { equityUnits, marginUnits, unrealizedUnits, positions } = value(shortOf(), quoteOf(385));
    expect(equityUnits).toBe(units(10_000_000 + 18_600_000 + 2_500_000));
    expect([marginUnits, unrealizedUnits]).toEqual([units(18_600_000), units(7_500_000)]);
    expect(positions[0]).toMatchObject({
      valueUnits: units(-192_500_000),
      futures: { marginUnits: units(18_600_000) },
    });
  });

  it('without any quote are at the price they were opened at', () => {
    expect(value(shortOf()).positions[0]).toMatchObject({ price: 400, unrealizedUnits: 0n });
  });

  it('count what is still owed after they have gone', () => {
    const gone = { quantityUnits: 0n, costUnits: 0n, futures: { marginUnits: 0n, settledUnits: units(700_000) } };
    expect(value(shortOf(gone)).equityUnits).toBe(units(28_600_000 - 700_000));
    const paid = { ...gone, futures: { marginUnits: 0n, settledUnits: 0n } };
    expect(value(shortOf(paid)).positions).toEqual([]);
  });
});

describe('a settlement', () => {
  const opened = korean('2026-11-18T10:00');
  const due = (time: string, futures: Partial<Position['futures']> = {}, changes: Partial<Position> = {}) =>
    settlementDue(
      shortOf({ openedAtMs: opened, futures: { marginUnits: 1n, settledUnits: 0n, ...futures }, ...changes }),
      kospi,
      korean(time),
    );

  it('is due from the close of a session on, once', () => {
    expect(due('2026-11-18T15:44')).toBeUndefined();
    expect(due('2026-11-18T15:45')).toEqual({
      date: '2026-11-18',
      opensAtMs: korean('2026-11-18T08:45'),
      settlesAtMs: korean('2026-11-18T15:45'),
      isLast: false,
    });
    expect(due('2026-11-19T16:44', { markedOn: '2026-11-18' }), 'exam day closes an hour later').toBeUndefined();
    expect(due('2026-11-22T12:00', { markedOn: '2026-11-19' })?.date, 'of Friday, on Sunday').toBe('2026-11-20');
  });

  it('is that of the contract it was opened in, however late anybody looks', () => {
    const last = { date: '2026-12-10', settlesAtMs: korean('2026-12-10T15:20'), isLast: true };
    expect(due('2026-12-10T15:20')).toMatchObject(last);
    expect(due('2027-01-20T12:00', { markedOn: '2026-12-09' })).toMatchObject(last);
    expect(due('2026-12-10T15:19', { markedOn: '2026-12-09' })).toBeUndefined();
    const mini = shortOf({ instrumentId: miniKospi.id, openedAtMs: opened });
    expect(settlementDue(mini, miniKospi, korean('2026-12-11T12:00'))).toMatchObject(last);
  });

  it('is not due for what has gone and left nothing, but for what is owed or was left put up', () => {
    const gone = { quantityUnits: 0n };
    expect(due('2026-11-20T16:00', { marginUnits: 0n }, gone)).toBeUndefined();
    expect(due('2026-11-20T16:00', { marginUnits: 0n, settledUnits: 5n }, gone)?.isLast).toBe(false);
    expect(due('2027-01-20T16:00', {}, gone), 'no contract is left to end').toMatchObject({ date: '2027-01-20' });
  });
});
