import * as z from 'zod/mini';

/**
 * How many decimals one whole unit stands for. Every asset uses the same scale, the finest that any venue books
 * (crypto venues keep balances, won included, to 8 decimals), so that our books can equal theirs digit for digit.
 */
export const unitDecimals = 8;

/** Whole units in one won, dollar, coin or share. */
export const unitsPerOne = 100_000_000n;

/** An amount as whole units: text in documents and messages, `bigint` in code. */
export const Units = z.codec(z.string().check(z.regex(/^-?\d{1,40}$/)), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (units) => units.toString(),
});
export type Units = z.output<typeof Units>;

/**
 * Reads a decimal text ("10000.5") exactly.
 * @throws RangeError for anything but a plain decimal of at most 8 places.
 */
export function unitsFromText(text: string): Units {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,8}))?$/.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not an amount with at most ${unitDecimals} decimals`);
  const [, sign, whole = '0', fraction = ''] = match;
  const units = BigInt(whole) * unitsPerOne + BigInt(fraction.padEnd(unitDecimals, '0'));
  return sign === '-' ? -units : units;
}

/**
 * Takes the nearest unit to a plain number; for prices and vendor numbers, never for balances.
 * @throws RangeError for NaN, infinities and amounts of 10^21 and more.
 */
export function unitsFromNumber(amount: number): Units {
  if (!Number.isFinite(amount) || Math.abs(amount) >= 1e21) {
    throw new RangeError(`${amount} is not an amount`);
  }
  return unitsFromText(amount.toFixed(unitDecimals));
}

/** Loses exactness; for charts, ratios and statistics only. */
export function unitsToNumber(units: Units): number {
  return Number(unitsToText(units));
}

/** The size of an amount, whichever its sign. */
export function absoluteUnits(units: Units): Units {
  return units < 0n ? -units : units;
}

/** Writes the shortest exact decimal text: `150000000n` is "1.5". */
export function unitsToText(units: Units): string {
  const digits = absoluteUnits(units)
    .toString()
    .padStart(unitDecimals + 1, '0');
  const whole = digits.slice(0, -unitDecimals);
  const fraction = digits.slice(-unitDecimals).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Units times units, back at the scale of units, towards zero, so that converting never creates money. */
export function multiplyUnits(left: Units, right: Units): Units {
  return (left * right) / unitsPerOne;
}

/** Units times units, away from zero: what a venue charges is never rounded in our favour. */
export function multiplyUnitsUp(left: Units, right: Units): Units {
  const product = left * right;
  const rest = product % unitsPerOne;
  if (rest === 0n) return product / unitsPerOne;
  return product / unitsPerOne + (product > 0n ? 1n : -1n);
}

/**
 * Units divided by units, at the scale of units, towards zero.
 * @throws RangeError when the divisor is zero.
 */
export function divideUnits(dividend: Units, divisor: Units): Units {
  if (divisor === 0n) throw new RangeError('units cannot be divided by zero');
  return (dividend * unitsPerOne) / divisor;
}

/** Rounds an amount towards zero to a multiple of `step`; a step of 0 leaves it as it is. */
export function floorToStep(units: Units, step: Units): Units {
  return step === 0n ? units : units - (units % step);
}
