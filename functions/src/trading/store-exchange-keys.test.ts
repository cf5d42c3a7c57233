import { documentRef } from '@gaemi/core/collections.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { KeyOwner, StoredKeys } from '../adapters/secrets/key-safe.ts';
import { hostFunctions, type HostedFunctions } from '../runtime/host-functions.ts';
import { testHost, unsignedToken } from '../runtime/test-host.ts';
import { storeExchangeKeys } from './store-exchange-keys.ts';

const planted = 'PLANTED-bf3e1c7a9d';
const keys = { accessKey: `access-${planted}-tail`, secretKey: `secret-${planted}` };

const hosted: HostedFunctions[] = [];
afterEach(async () => {
  await Promise.all(hosted.splice(0).map((host) => host.close()));
});

describe('store-exchange-keys', () => {
  it('puts the keys into the safe and answers a hint and the days that are left', async () => {
    const { ask, put } = await openDesk();
    const answer = await ask({ venue: 'upbit', keys });
    expect(put).toEqual([[{ userId: 'u1', venue: 'upbit' }, keys]]);
    expect(answer.body).toMatchObject({ result: { venue: 'upbit', hint: '••••tail', daysLeft: 365 } });
  });

  it('keeps the hint and the end where the page reads them, and tells the person', async () => {
    const { ask, store, published } = await openDesk();
    await ask({ venue: 'upbit', keys });
    const described = await store.get(documentRef('venueKeys', 'upbit', 'u1'));
    expect(described).toMatchObject({ hint: '••••tail', expiresAtMs: expect.any(Number) });
    expect(published.map(({ topic }) => topic)).toEqual(['alert-raised']);
  });

  it.each([
    ['a field is missing', { venue: 'upbit', keys: { accessKey: keys.accessKey } }],
    ['a field is of another venue', { venue: 'upbit', keys: { ...keys, apiKey: planted } }],
    ['a secret is given as a name', { venue: 'upbit', keys: { [planted]: 'x', accessKey: keys.accessKey } }],
    ['a secret has a blank', { venue: 'upbit', keys: { ...keys, secretKey: `${planted} ` } }],
    ['a secret is given as the venue', { venue: planted, keys }],
    ['they have ended', { venue: 'upbit', keys, madeAtMs: 0 }],
  ])('refuses them when %s, and says so without them', async (_why, data) => {
    const { ask, put, everything } = await openDesk();
    const answer = await ask(data);
    expect(answer.status).toBe(400);
    expect(put).toEqual([]);
    expect(`${JSON.stringify(answer)} ${await everything()}`).not.toContain(planted);
  });

  it.each([
    ['they were kept', undefined],
    ['the safe fails and quotes them', new Error(`cannot write ${JSON.stringify(keys)}`)],
  ])('leaves them in no log, document, message or answer when %s', async (_how, failure) => {
    const { ask, everything } = await openDesk(failure);
    const answer = await ask({ venue: 'upbit', keys });
    expect(answer.status).toBe(failure === undefined ? 200 : 503);
    const seen = `${JSON.stringify(answer)} ${await everything()}`;
    expect(seen.length, 'something was looked at').toBeGreaterThan(500);
    expect(seen).not.toContain(planted);
  });
});

async function openDesk(failure?: Error) {
  const { host, store, published, lines } = await testHost();
  const put: [KeyOwner, StoredKeys][] = [];
  const putSecret = async (owner: KeyOwner, given: StoredKeys) => {
    if (failure !== undefined) throw failure;
    put.push([owner, given]);
  };
  const outside = { ...host.outside, keySafe: async () => ({ putSecret }) };
  const served = await hostFunctions([storeExchangeKeys], { ...host, outside });
  hosted.push(served);
  const ask = async (data: unknown) => {
    const response = await fetch(`${served.urls.get('store-exchange-keys')}/store-exchange-keys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${unsignedToken()}` },
      body: JSON.stringify({ data }),
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  };
  const everything = async () => {
    const documents = await Promise.all([
      store.list({ collection: 'venueKeys', userId: 'u1', limit: 10 }),
      store.list({ collection: 'jobs', limit: 10 }),
      store.list({ collection: 'alerts', userId: 'u1', limit: 10 }),
    ]);
    return JSON.stringify([lines, published, documents]);
  };
  return { ask, put, store, published, everything };
}
