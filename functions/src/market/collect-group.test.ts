import { minuteMs } from '@gaemi/core/base/instant.ts';
import { expect, it, vi } from 'vitest';
import { collectorAtMs, createCollectorDesk } from '../testing/collector-desk.ts';

const minuteOf = (text: string) => (Date.parse(text) - collectorAtMs) / minuteMs;

it('asks once an hour for what its vendor has lost, and not every minute', async () => {
  const desk = createCollectorDesk({ upbit: ['KRW-BTC'], yahoo: ['AAPL'] });
  await desk.tick(0);
  const read = vi.spyOn(desk.feed('yahoo'), 'candles');
  for (let minute = 1; minute < 60; minute += 1) await desk.tick(minute);
  expect(read).not.toHaveBeenCalled();
  await desk.tick(60);
  expect(read.mock.calls.filter(([{ id }]) => id === 'TSLA').map(([, interval]) => interval)).toEqual(['1h', '1d']);
});

it('reads hours when they end: on the hour, and in New York at half past, where one is decided on', async () => {
  const desk = createCollectorDesk({ upbit: ['KRW-BTC'], yahoo: ['AAPL', 'MSFT'] });
  // A Friday; the first tick reads everything.
  await desk.tick(minuteOf('2026-11-20T09:31-05:00'));
  const read = vi.spyOn(desk.feed('yahoo'), 'candles');
  const readAt = async (time: string) => {
    read.mockClear();
    await desk.tick(minuteOf(`2026-11-20T${time}-05:00`));
    return read.mock.calls.map(([{ id }, interval]) => `${id} ${interval}`).toSorted();
  };
  expect(await readAt('09:45')).toEqual([]);
  expect(await readAt('10:00')).toEqual(expect.arrayContaining(['AAPL 1h', 'MSFT 1h']));
  expect(await readAt('10:30'), 'Apple is decided on by the day').not.toContain('AAPL 1h');
  expect(await readAt('11:30')).toContain('MSFT 1h');
  expect(desk.published.filter(({ data }) => JSON.stringify(data).includes('MSFT'))).not.toEqual([]);
  expect(await readAt('17:30'), 'nothing ends after the session').toEqual([]);
});
