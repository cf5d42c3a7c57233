import { expect, it } from 'vitest';
import { FeedError } from '../adapters/feeds/feed.ts';
import { collectorAtMs as atMs, createCollectorDesk } from '../testing/collector-desk.ts';
import { search } from './search.ts';

it('finds by a name what every desk watches and what the vendor knows, each once', async () => {
  const desk = createCollectorDesk({ yahoo: [], upbit: [] });
  const ask = (text: string) =>
    search.handle({ data: { text }, atMs, caller: { userId: 'ant', email: undefined } }, desk.context);
  const feed = desk.feed('yahoo');
  feed.search = async () => [
    { instrumentId: '005930.KS', name: 'Samsung Electronics Co., Ltd.' },
    { instrumentId: '207940.KS', name: 'Samsung Biologics' },
  ];
  expect(await ask('samsung')).toEqual({
    found: [
      { instrumentId: '005930.KS', name: '삼성전자 · Samsung Electronics' },
      { instrumentId: '207940.KS', name: 'Samsung Biologics' },
    ],
  });
  feed.search = async () => Promise.reject(new FeedError('down', 'nobody'));
  expect(await ask('비트코인'), 'the vendor is not needed for that').toMatchObject({
    found: [{ instrumentId: 'KRW-BTC' }],
  });
  desk.feed('upbit').search = async () => [{ instrumentId: 'KRW-XRP', name: '리플 · XRP' }];
  expect(await ask('리플'), 'one vendor of two is enough').toEqual({
    found: [{ instrumentId: 'KRW-XRP', name: '리플 · XRP' }],
  });
  desk.feed('upbit').search = async () => [];
  await expect(ask('biologics')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(ask(' ')).rejects.toMatchObject({ code: 'invalid-argument' });
});
