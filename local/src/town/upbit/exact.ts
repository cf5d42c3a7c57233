/**
 * Amounts as this vendor books them: a price of 8 decimals times a volume of 8 has 16, so that fees of fractions of a won
 * come out digit for digit as on the real exchange.
 */
export type Exact = bigint;

const decimals = 16;
const one = 10n ** BigInt(decimals);
/** Balances and volumes are kept to this. */
const volumeStep = 10n ** 8n;
/** 0.05 %, on both sides, in the KRW market. */
const feeDivisor = 2000n;

/** Reads a plain decimal; undefined for anything else. */
export function readExact(text: string): Exact | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,16}))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '0', fraction = ''] = match;
  return BigInt(whole) * one + BigInt(fraction.padEnd(decimals, '0'));
}

/** For prices and sizes of the book, which are plain numbers. */
export function exactOf(number: number): Exact {
  return readExact(number.toFixed(8)) ?? 0n;
}

export function writeExact(amount: Exact): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${digits.slice(0, -decimals)}${fraction === '' ? '' : `.${fraction}`}`;
}

export function times(left: Exact, right: Exact): Exact {
  return (left * right) / one;
}

/** How much can be bought, in whole steps of volume. */
export function volumeFor(funds: Exact, price: Exact): Exact {
  const volume = (funds * one) / price;
  return volume - (volume % volumeStep);
}

export function ratio(dividend: Exact, divisor: Exact): Exact {
  return (dividend * one) / divisor;
}

export function feeOf(funds: Exact): Exact {
  return funds / feeDivisor;
}

export function hasVolumeStep(volume: Exact): boolean {
  return volume % volumeStep === 0n;
}

export function least(left: Exact, right: Exact): Exact {
  return left < right ? left : right;
}
