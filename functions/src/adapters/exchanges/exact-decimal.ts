import { unitDecimals, type Units } from '@gaemi/core/base/units.ts';

/** A venue's decimal text at a scale that loses nothing of it: fees of fractions of a won have nine decimals and more. */
export type ExactDecimal = bigint;

const decimals = 24;
const perUnit = 10n ** BigInt(decimals - unitDecimals);

/** Undefined for anything but a plain decimal that is not negative. */
export function readExactDecimal(text: string): ExactDecimal | undefined {
  const match = /^(\d{1,30})(?:\.(\d{1,24}))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '0', fraction = ''] = match;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** A number as the decimal text that it stands for; a venue that documents text may send numbers. */
export function decimalText(value: string | number): string {
  if (typeof value === 'string') return value;
  // Small numbers print with an exponent otherwise; sixteen places are more than any amount of a venue has.
  return String(value).includes('e') ? value.toFixed(16) : String(value);
}

/** What comes in, or is owned: rounded down, so that rounding never creates money. */
export function unitsBelow(exact: ExactDecimal): Units {
  return exact / perUnit;
}

/** What goes out, or is charged: rounded up. */
export function unitsAbove(exact: ExactDecimal): Units {
  return (exact + perUnit - 1n) / perUnit;
}
