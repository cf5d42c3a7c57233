import { expect, it } from 'vitest';
import { measurePlaceOrders } from './place-orders.ts';

it('tells one signal to each account once, at the same reads and writes however many there are', async () => {
  const { points } = await measurePlaceOrders({ sizes: [1, 4, 16], rounds: 1, warmUps: 0 }, () => undefined);
  expect(points.map(({ accounts, messages, accepted }) => [accounts, messages, accepted])).toEqual([
    [1, 1, 1],
    [4, 4, 4],
    [16, 16, 16],
  ]);
  expect(new Set(points.map(({ accounts, reads }) => reads / accounts)).size, 'reads an account').toBe(1);
  // One record of the run is shared by all messages of a minute.
  expect(new Set(points.map(({ accounts, writes }) => (writes - 1) / accounts)).size, 'writes an account').toBe(1);
});
