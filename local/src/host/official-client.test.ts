import { CallableError } from '@gaemi/functions/runtime/callable-error.ts';
import { defineCallable } from '@gaemi/functions/runtime/define.ts';
import { hostFunctions, type HostedFunctions } from '@gaemi/functions/runtime/host-functions.ts';
import { testHost, unsignedToken } from '@gaemi/functions/runtime/test-host.ts';
import * as firebase from 'firebase/app';
import { FunctionsError, getFunctions, httpsCallableFromURL } from 'firebase/functions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const deposit = defineCallable({
  name: 'deposit',
  identity: 'desk',
  async run({ units, requestId }) {
    if (requestId === 'broken') throw new Error('the password is 1234');
    if (requestId === 'closed') throw new CallableError('failed-precondition', { ko: '닫힘', en: 'closed' });
    return { status: 'posted', balanceUnits: units };
  },
});
const movement = { currency: 'KRW', units: '12345678901234567890', requestId: 'r1' };

/** How the parts of the client find each other; its types do not tell. */
const inner = firebase as unknown as { _addOrOverwriteComponent(app: firebase.FirebaseApp, component: object): void };

let hosted: HostedFunctions;
let app: firebase.FirebaseApp;
let accessToken: string | undefined;
beforeAll(async () => {
  hosted = await hostFunctions([deposit], (await testHost()).host);
  app = firebase.initializeApp({ projectId: 'demo-gaemi', apiKey: 'demo', appId: 'demo' });
  // Stands where the sign-in library does; the client asks it for the token of each question.
  const auth = { getToken: async () => (accessToken === undefined ? null : { accessToken }) };
  const lazily = { instantiationMode: 'LAZY', multipleInstances: false, serviceProps: {}, onInstanceCreated: null };
  const component = { name: 'auth-internal', type: 'PRIVATE', instanceFactory: () => auth, ...lazily };
  // oxlint-disable-next-line no-underscore-dangle -- The client calls it so.
  inner._addOrOverwriteComponent(app, component);
});
afterAll(async () => {
  await firebase.deleteApp(app);
  await hosted.close();
});

/** What the official client makes of an answer: the data, or the code and the details of a refusal. */
async function ask(data: unknown, token?: string): Promise<unknown> {
  accessToken = token;
  const call = httpsCallableFromURL(getFunctions(app), `${hosted.urls.get('deposit')}/deposit`);
  try {
    return (await call(data)).data;
  } catch (error) {
    if (error instanceof FunctionsError) return { code: error.code, details: error.details };
    throw error;
  }
}

describe('the official client of callables', () => {
  it('gets the answer that a member is given', async () => {
    expect(await ask(movement, unsignedToken())).toEqual({ status: 'posted', balanceUnits: movement.units });
  });

  it.each([
    ['nobody is signed in', movement, undefined, 'unauthenticated'],
    ['the token has expired', movement, unsignedToken({ exp: 1 }), 'unauthenticated'],
    ['the person is no member', movement, unsignedToken({ sub: 'stranger' }), 'permission-denied'],
    ['a field does not fit', { ...movement, units: -1 }, unsignedToken(), 'invalid-argument'],
    ['nothing was asked', undefined, unsignedToken(), 'invalid-argument'],
    ['the function refuses', { ...movement, requestId: 'closed' }, unsignedToken(), 'failed-precondition'],
  ])('understands the refusal in both languages when %s', async (...[, data, token, code]) => {
    const details = { ko: expect.any(String), en: expect.any(String) };
    expect(await ask(data, token)).toEqual({ code: `functions/${code}`, details });
  });

  it('is told nothing of a fault of ours', async () => {
    const answer = await ask({ ...movement, requestId: 'broken' }, unsignedToken());
    expect(answer).toEqual({ code: 'functions/internal', details: undefined });
  });
});
