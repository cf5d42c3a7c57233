import { expect, it } from 'vitest';
import { environmentKeys } from './environment-keys.ts';

const env = { UPBIT_ACCESS_KEY: 'a', UPBIT_SECRET_KEY: 's' };

it('stands in on the machine of whoever runs the desk, with a whole set of keys', () => {
  expect(environmentKeys('upbit', env)).toEqual({ accessKey: 'a', secretKey: 's' });
  expect(environmentKeys('upbit', { ...env, UPBIT_SECRET_KEY: '' })).toBeUndefined();
  expect(environmentKeys('kis', env)).toBeUndefined();
});

it('gives nobody the owner’s keys in the cloud', () => {
  expect(environmentKeys('upbit', { ...env, K_SERVICE: 'execute-orders' })).toBeUndefined();
});
