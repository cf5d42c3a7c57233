import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { minuteMs } from '@gaemi/core/base/instant.ts';
import {
  type CollectionName,
  collections,
  documentRef,
  internalCollections,
  sharedCollections,
} from '@gaemi/core/collections.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import type { KeyedVenue } from '@gaemi/core/trading/venue-keys.ts';
import type { Exchange } from '@gaemi/functions/adapters/exchanges/exchange.ts';
import { createExchanges } from '@gaemi/functions/adapters/exchanges/index.ts';
import { sampleOrder } from '@gaemi/functions/adapters/exchanges/sample-order.ts';
import { fileKeySafe } from '@gaemi/functions/adapters/secrets/file-key-safe.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { functions } from '@gaemi/functions/functions.ts';
import { hostFunctions, type HostedFunctions } from '@gaemi/functions/runtime/host-functions.ts';
import { testHost, unsignedToken } from '@gaemi/functions/runtime/test-host.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { build } from 'vite';
import { webFolder } from './page/build-page.ts';
import { type Manner, manners, openRepeatingVenue } from './testing/repeating-venue.ts';

const mark = 'PLANTED7f3a91c4';
const keys: Readonly<Record<KeyedVenue, Readonly<Record<string, string>>>> = {
  upbit: { accessKey: `${mark}access0123456789abcdefgh`, secretKey: `${mark}secret0123456789abcdefgh` },
  kis: { appKey: `${mark}appkey0123456789abcdefgh`, appSecret: `${mark}${'s'.repeat(160)}`, account: '12345678-01' },
  binance: { apiKey: `${mark}${'k'.repeat(48)}`, secret: `${mark}${'x'.repeat(48)}` },
};

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(opened.splice(0).map((close) => close()));
});

describe('exchange keys', () => {
  it.each((['upbit', 'kis', 'binance'] as const).flatMap((venue) => manners.map((manner) => [venue, manner] as const)))(
    'of %s are in no log, document, message, answer or error when the venue %s',
    async (venue, manner) => {
      const desk = await openDesk(venue, manner);
      const seen = await desk.play();
      const told = desk.heard.join();
      expect(formsOf(mark).filter((form) => told.includes(form)).length, 'the venue was told').toBeGreaterThan(0);
      expect(seen.length, 'much was looked at').toBeGreaterThan(2000);
      expect(formsOf(mark).filter((form) => seen.includes(form))).toEqual([]);
    },
    20_000,
  );

  it('are in no file of the page, though they lie in the environment that builds it', async () => {
    for (const name of ['UPBIT_SECRET_KEY', 'KIS_APP_SECRET', 'BINANCE_SECRET']) vi.stubEnv(name, mark);
    const outDir = await mkdtemp(path.join(tmpdir(), 'gaemi-page-'));
    opened.push(() => rm(outDir, { recursive: true }));
    await build({ root: webFolder, logLevel: 'silent', build: { outDir, emptyOutDir: true, minify: false } });
    const files = (await readdir(outDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const texts = await Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')));
    expect(texts.join().length, 'a page was built').toBeGreaterThan(100_000);
    expect(texts.some((text) => text.includes(mark))).toBe(false);
  }, 120_000);
});

async function openDesk(venue: KeyedVenue, manner: Manner) {
  const venueServer = await openRepeatingVenue(manner);
  opened.push(venueServer.close);
  const { heard, url } = venueServer;
  const { host, store, published, lines } = await testHost();
  const folder = await mkdtemp(path.join(tmpdir(), 'gaemi-keys-'));
  opened.push(() => rm(folder, { recursive: true }));
  const keySafe = async () => fileKeySafe(folder);
  const env = { GAEMI_LIVE_TRADING: '1', UPBIT_URL: url, KIS_URL: url, CCXT_URL: url };
  const exchanges = createExchanges({ store, env, keySafe, clock: host.outside.clock });
  const names = ['store-exchange-keys', 'cancel-order', 'execute-orders', 'sync-orders', 'verify-books'];
  const hosted = await hostFunctions(
    functions.filter(({ name }) => names.includes(name)),
    { ...host, outside: { ...host.outside, keySafe, exchanges } },
  );
  opened.push(() => hosted.close());
  const nowMs = host.outside.clock.nowMs();
  await storeOrders(store, venue, nowMs);
  return {
    heard,
    /** Keys are stored, an order is sent, another one is cancelled, and the venue is asked again; answers all there is to see. */
    async play() {
      const { ask, push } = talkTo(hosted);
      const answers = [
        await ask('store-exchange-keys', { venue, keys: keys[venue] }),
        await push('execute-orders', { userId: 'u1', orderId: 'order_new', instrumentId: idOf[venue], atMs: nowMs }),
        await ask('cancel-order', { orderId: 'order_open' }),
        await push('sync-orders', { atMs: nowMs + 5 * minuteMs }),
        await push('verify-books', { atMs: nowMs }),
      ];
      const documents = await Promise.all(Object.keys(collections).map((name) => everyDocument(store, name)));
      const errors = await everyError(await exchanges(venue));
      return inspect({ answers, lines, published, documents, errors }, { depth: 20, maxStringLength: null });
    },
  };
}

const idOf: Readonly<Record<KeyedVenue, string>> = {
  upbit: 'KRW-BTC',
  kis: '005930.KS',
  binance: 'binance:BTC-USDT',
};

/** One that is about to leave, and one that rests at the venue. */
async function storeOrders(store: Store, venue: KeyedVenue, atMs: number): Promise<void> {
  const of = { userId: 'u1', instrumentId: idOf[venue], reservedUnits: 0n, decisionPrice: 70_000, createdAtMs: atMs };
  const size = { by: 'spending', units: 100_000n * 10n ** 8n } as const;
  const orders = [
    sampleOrder({ ...of, size, id: 'order_new', status: 'accepted' }),
    sampleOrder({ ...of, size, id: 'order_open', status: 'open', venueAccount: venue }),
  ];
  for (const order of orders) await store.set(documentRef('orders', order.id, 'u1'), order);
  await store.set(documentRef('settings', 'trading', 'u1'), { ...defaultSettings([], atMs), venueAccount: venue });
  const sent = { id: 'order_open', userId: 'u1', venue, date: '20251120', sentAtMs: atMs, before: [], fills: [] };
  await store.set(documentRef('venueOrders', 'u1_order_open'), { ...sent, number: '1' });
}

/** What a caller of the adapter could catch. */
async function everyError({ balances, find, cancel, submit }: Exchange): Promise<unknown[]> {
  const order = sampleOrder({ userId: 'u1', id: 'order_open' });
  const questions = [() => balances?.('u1'), () => find(order, 1), () => cancel(order, 1), () => submit(order, 1)];
  const caught: unknown[] = [];
  for (const question of questions) caught.push(await Promise.resolve(question()).catch((error: unknown) => error));
  return caught;
}

async function everyDocument(store: Store, name: string): Promise<unknown[]> {
  // The names are the keys of the map itself.
  const collection = name as CollectionName;
  const isPersonal = !(name in sharedCollections) && !(name in internalCollections);
  return store.list({ collection, ...(isPersonal && { userId: 'u1' }), limit: 100 });
}

function talkTo({ urls }: HostedFunctions) {
  const post = async (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const json = { 'content-type': 'application/json', ...headers };
    const response = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) });
    return { status: response.status, headers: [...response.headers], text: await response.text() };
  };
  return {
    ask: (name: string, data: unknown) =>
      post(`${urls.get(name)}/${name}`, { data }, { authorization: `Bearer ${unsignedToken()}` }),
    push: (name: string, message: unknown) => {
      const data = Buffer.from(JSON.stringify(message)).toString('base64');
      const envelope = { data, messageId: '1', message_id: '1', attributes: {} };
      const subscription = 'projects/demo-gaemi/subscriptions/s';
      return post(`${urls.get(name)}/projects/demo-gaemi/topics/t`, { subscription, message: envelope });
    },
  };
}

/** As text goes into logs: itself, in an address, in hexadecimal, and in base64 wherever in a longer text it begins. */
function formsOf(text: string): string[] {
  const inBase64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${'.'.repeat(offset)}${text}`).toString('base64');
    // The characters at both ends are made of the neighbours too.
    return encoded.slice(offset === 0 ? 0 : 4, -4);
  });
  return [text, Buffer.from(text).toString('hex'), ...inBase64];
}
