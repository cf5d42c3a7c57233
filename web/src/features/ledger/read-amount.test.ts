import { describe, expect, it } from 'vitest';
import { readAmount } from './read-amount.ts';

describe('an amount as a person writes it', () => {
  it('may have commas and decimals', () => {
    expect(readAmount('1,234,567')).toBe(123_456_700_000_000n);
    expect(readAmount(' 12.5 ')).toBe(1_250_000_000n);
    expect(readAmount('120.50000001'), 'so that an account can be emptied').toBe(12_050_000_001n);
    expect(readAmount('999999999999999.99'), 'more digits than a plain number keeps').toBe(
      99_999_999_999_999_999_000_000n,
    );
  });

  it.each(['', '0', '0.00', '-5', '1e5', '0.000000001', '1.', 'ten', '1234567890123456'])('is none: "%s"', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});
