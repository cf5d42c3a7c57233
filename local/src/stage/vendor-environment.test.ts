import { describe, expect, it } from 'vitest';
import { vendorEnvironment } from './vendor-environment.ts';

const town = { UPBIT_URL: 'http://town/upbit', GEMINI_URL: 'http://town/gemini', KIS_URL: 'http://town/kis' };
const pass = { KIS_URL: 'http://town/kis', KIS_APP_KEY: 'simulated', KIS_APP_SECRET: 'simulated' };

describe('where a replaying desk finds its vendors', () => {
  it('is the town, whose analyst never sees a real key', () => {
    expect(vendorEnvironment(town, { GEMINI_API_KEY: 'a real one', UPBIT_URL: '' })).toEqual({
      UPBIT_URL: 'http://town/upbit',
      GEMINI_URL: 'http://town/gemini',
      GEMINI_API_KEY: 'simulated',
      ...pass,
    });
  });

  it('is wherever a person says, with that person’s key', () => {
    const environment = vendorEnvironment(town, { GEMINI_URL: 'http://mine', GEMINI_API_KEY: 'a real one' });
    expect(environment).toEqual({ UPBIT_URL: 'http://town/upbit', GEMINI_URL: 'http://mine', ...pass });
  });
});
