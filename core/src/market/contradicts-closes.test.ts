import { describe, expect, it } from 'vitest';
import { candlesOf, quoteOf } from '../testing/samples.ts';
import { contradictsCloses } from './contradicts-closes.ts';

describe('a quote after a split that nobody has told of', () => {
  const days = candlesOf([390, 410, 400]);

  it('speaks of a close that was never there', () => {
    expect(contradictsCloses(quoteOf(41, { previousClose: 40 }), days)).toBe(true);
    expect(contradictsCloses(quoteOf(4100, { previousClose: 4000 }), days), 'a reverse one').toBe(true);
  });

  it('is told from a market that has fallen', () => {
    expect(contradictsCloses(quoteOf(41, { previousClose: 400 }), days)).toBe(false);
    expect(contradictsCloses(quoteOf(300, { previousClose: 390 }), days), 'a day that was not read yet').toBe(false);
  });

  it('is told from not knowing', () => {
    expect(contradictsCloses(quoteOf(41), days)).toBe(false);
    expect(contradictsCloses(quoteOf(41, { previousClose: 40 }), [])).toBe(false);
  });
});
