import { type Units, unitsToNumber } from './units.ts';

/** Writes a fraction as per cent for a sentence: 0.0512 is "5.12 %". */
export function formatPercent(fraction: number): string {
  return `${formatNumber(fraction * 100)} %`;
}

/** Writes a number for a sentence, digits in groups of three, with as many decimals as its size deserves. */
export function formatNumber(number: number): string {
  const size = Math.abs(number);
  const decimals = size >= 10_000 ? 0 : size >= 1 ? 2 : 8;
  return number.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** Writes an amount of a currency or an asset for a sentence: "10,000 KRW". */
export function formatUnits(units: Units, asset: string): string {
  return `${formatNumber(unitsToNumber(units))} ${asset}`;
}
