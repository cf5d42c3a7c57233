import { describe, expect, it } from 'vitest';
import { vendorEnvironment } from './vendor-environment.ts';

const town = { UPBIT_URL: 'http://town/upbit', GEMINI_URL: 'http://town/gemini', KIS_URL: 'http://town/kis' };
const pass = {
  KIS_URL: 'http://town/kis',
  KIS_APP_KEY: 'simulated',
  KIS_APP_SECRET: 'simulated',
  KIS_ACCOUNT: '12345678-01',
};
const account = { UPBIT_ACCESS_KEY: 'simulated', UPBIT_SECRET_KEY: 'simulated' };

describe('where a replaying desk finds its vendors', () => {
  it('is the town, whose analyst never sees a real key', () => {
    expect(vendorEnvironment(town, { GEMINI_API_KEY: 'a real one', UPBIT_URL: '' })).toEqual({
      UPBIT_URL: 'http://town/upbit',
      GEMINI_URL: 'http://town/gemini',
      GEMINI_API_KEY: 'simulated',
      ...pass,
      ...account,
    });
  });

  it('is wherever a person says, with that person’s key', () => {
    const environment = vendorEnvironment(town, { GEMINI_URL: 'http://mine', GEMINI_API_KEY: 'a real one' });
    expect(environment).toEqual({ UPBIT_URL: 'http://town/upbit', GEMINI_URL: 'http://mine', ...pass, ...account });
  });

  it('trades at an exchange of a person’s own with that person’s keys, and nowhere else with them', () => {
    const given = { UPBIT_URL: 'http://127.0.0.1:9000', UPBIT_ACCESS_KEY: 'mine', KIS_APP_KEY: 'mine too' };
    const environment = vendorEnvironment(town, given);
    expect(environment).toMatchObject({ UPBIT_URL: 'http://127.0.0.1:9000', KIS_APP_KEY: 'simulated' });
    expect(environment, 'what the functions inherit stands').not.toHaveProperty('UPBIT_ACCESS_KEY');
  });
});
