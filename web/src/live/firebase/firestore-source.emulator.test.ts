import { documentRef } from '@gaemi/core/collections.ts';
import { CandlePage } from '@gaemi/core/market/candle-page.ts';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { connectFirestoreEmulator, initializeFirestore, memoryLocalCache, setLogLevel } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { LivePath, LiveSource } from '../backend.ts';
import { type LiveEvent, nextLiveState, notYet, type RawState } from '../live-state.ts';
import { decodeDocument, newestDocuments, oneDocument } from '../live-target.ts';
import { firestoreSource } from './firestore-source.ts';

const projectId = 'demo-web-source';
const [host = '', port = ''] = (process.env['FIRESTORE_EMULATOR_HOST'] ?? '').split(':');
const candle = { openAtMs: 1_763_600_000_000, open: 1, high: 2, low: 0.5, close: 1.5, volume: 7 };
const page: CandlePage = {
  instrumentId: 'KRW-BTC',
  interval: '1m',
  page: 'p',
  source: 'upbit',
  updatedAtMs: 1,
  candles: [candle],
};
const apps: FirebaseApp[] = [];

/** Writes as the desk would, past the rules. */
async function seed(path: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const url = `http://${host}:${port}/v1/projects/${projectId}/databases/(default)/documents/${path}`;
  const response = await fetch(url, {
    method: 'PATCH',
    headers: { authorization: 'Bearer owner' },
    body: JSON.stringify({ fields }),
  });
  if (!response.ok) throw new Error(await response.text());
}

function sourceFor(userId: string, emulatorPort = Number(port)): LiveSource {
  const app = initializeApp({ projectId, apiKey: 'fake' }, `app-${apps.length}`);
  apps.push(app);
  const firestore = initializeFirestore(app, { localCache: memoryLocalCache() });
  connectFirestoreEmulator(firestore, host, emulatorPort, { mockUserToken: { sub: userId } });
  return firestoreSource(firestore);
}

/** The first state that satisfies. */
function stateOnce(source: LiveSource, path: LivePath, isIt: (state: RawState) => boolean): Promise<RawState> {
  const { promise, resolve } = Promise.withResolvers<RawState>();
  let state: RawState = notYet;
  const stop = source.watch(path, (event: LiveEvent) => {
    state = nextLiveState(state, event);
    if (isIt(state)) resolve(state);
  });
  return promise.finally(stop);
}

const answered = (state: RawState) => state.status !== 'loading';

beforeAll(async () => {
  setLogLevel('silent');
  const encoded = z.encode(CandlePage, page);
  await seed('users/ant', { userId: { stringValue: 'ant' } });
  await seed('candles/page', {
    instrumentId: { stringValue: page.instrumentId },
    interval: { stringValue: page.interval },
    page: { stringValue: page.page },
    source: { stringValue: page.source },
    updatedAtMs: { integerValue: '1' },
    candles: { bytesValue: Buffer.from(encoded.candles).toString('base64') },
  });
  for (const atMs of [1, 3, 2]) {
    const side = { stringValue: atMs === 2 ? 'sell' : 'buy' };
    await seed(`signals/s${atMs}`, { atMs: { integerValue: String(atMs) }, side });
  }
});
afterAll(() => Promise.all(apps.map((app) => deleteApp(app))));

describe('documents by Firestore', () => {
  it('are empty only when the server has said so', async () => {
    const path = oneDocument(documentRef('system', 'desk'));
    expect(await stateOnce(sourceFor('ant'), path, answered)).toEqual({ status: 'empty' });
  });

  it('are offline, not empty, when nobody answers', async () => {
    const path = oneDocument(documentRef('system', 'desk'));
    const state = await stateOnce(sourceFor('ant', 9), path, (next) => next !== notYet);
    expect(state, 'Firestore itself says "does not exist" here').toEqual({ status: 'loading', offline: true });
  });

  it('come newest first, and no more than asked for', async () => {
    const path = newestDocuments({ collection: 'signals', orderBy: 'atMs', limit: 2 });
    const state = await stateOnce(sourceFor('ant'), path, answered);
    expect(state.status === 'live' && state.value.map(({ id }) => id)).toEqual(['s3', 's2']);
  });

  it('are those whose field is among some values', async () => {
    const where = { field: 'side', is: 'among', value: ['buy', 'hold'] } as const;
    const path = newestDocuments({ collection: 'signals', limit: 9, where });
    const state = await stateOnce(sourceFor('ant'), path, answered);
    expect(state.status === 'live' && state.value.map(({ id }) => id)).toEqual(['s1', 's3']);
  });

  it('are refused to somebody who is no member, and that is told', async () => {
    const path = newestDocuments({ collection: 'signals', orderBy: 'atMs', limit: 2 });
    const state = await stateOnce(sourceFor('wasp'), path, answered);
    expect(state).toMatchObject({ status: 'failed', reason: 'permission-denied' });
  });

  it('carry candles as bytes that the schema can read', async () => {
    const [document] = await sourceFor('ant').read(['candles/page', 'candles/missing']);
    expect(document !== undefined && decodeDocument('candles', document).candles).toEqual([candle]);
  });
});
