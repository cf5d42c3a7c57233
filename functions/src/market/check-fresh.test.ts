import { minuteMs } from '@gaemi/core/base/instant.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import { checkFresh } from './check-fresh.ts';

const ids = { coin: 'KRW-BTC', samsung: '005930.KS', apple: 'AAPL', dollar: 'KRW=X' } as const;
type Name = keyof typeof ids;
const noonOfSeoul = '2026-11-20T12:00+09:00';

it.each([
  ['a coin after ten minutes', noonOfSeoul, { coin: 10 }, false],
  ['a coin after eleven', noonOfSeoul, { coin: 11 }, true],
  ['a share that is an hour late while its market is open', noonOfSeoul, { samsung: 61 }, true],
  ['a share that is twenty minutes late, as it always is', noonOfSeoul, { samsung: 20 }, false],
  ['all shares, one of which has moved', noonOfSeoul, { samsung: 20, apple: 900 }, false],
  [
    'the share whose market is open, though the other has closed later',
    noonOfSeoul,
    { samsung: 900, apple: 400 },
    true,
  ],
  ['yesterday’s price within the first hour', '2026-11-20T09:59+09:00', { samsung: 1080 }, false],
  ['the last price at night', '2026-11-20T20:00+09:00', { samsung: 270 }, false],
  ['Friday’s price on Sunday', '2026-11-22T12:00+09:00', { samsung: 2670 }, false],
  ['the price before a holiday', '2026-09-24T12:00+09:00', { samsung: 1230 }, false],
  ['the close of half a day in New York', '2026-11-27T14:30-05:00', { apple: 90 }, false],
  ['a rate, of whose hours nothing is known', noonOfSeoul, { dollar: 5000 }, false],
  ['no quote at all', noonOfSeoul, {}, false],
] as const)('%s at %s is stale: %#', (...row) => {
  const [, at, ages, isStale] = row;
  const atMs = Date.parse(at);
  const aged = Object.entries<number | undefined>(ages).flatMap(([name, age]) =>
    isName(name) && age !== undefined ? [{ id: ids[name], age }] : [],
  );
  const quotes = aged.map(({ id, age }) => ({ instrumentId: id, price: 1, atMs: atMs - age * minuteMs, source: 'x' }));
  const fault = checkFresh(
    aged.map(({ id }) => instrumentById(id)),
    quotes,
    atMs,
  );
  expect(fault?.kind).toBe(isStale ? 'stale' : undefined);
});

function isName(name: string): name is Name {
  return name in ids;
}
