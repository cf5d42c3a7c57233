import { describe, expect, it } from 'vitest';
import { specTitle } from './spec-title.ts';

describe('the title of an indicator', () => {
  it('is its abbreviation, or its name in the language of the reader', () => {
    expect(specTitle('macd:12:26:9', ({ ko }) => ko)).toBe('MACD 12 26 9');
    expect(specTitle('stochastic:14:3:3', ({ ko }) => ko)).toBe('스토캐스틱 14 3 3');
    expect(specTitle('stochastic:14:3:3', ({ en }) => en)).toBe('Stochastic oscillator 14 3 3');
    expect(specTitle('obv', ({ en }) => en)).toBe('OBV');
    expect(specTitle('nonsense:7', ({ ko }) => ko)).toBe('nonsense 7');
  });
});
