import { type Units, unitsToNumber } from './units.ts';

/** Writes a fraction as per cent for a sentence: 0.0512 is "5.12 %". */
export function formatPercent(fraction: number): string {
  return `${formatNumber(fraction * 100)} %`;
}

/** Writes a number for a sentence, digits in groups of three, with as many decimals as its size deserves. */
export function formatNumber(number: number): string {
  return withDecimals(number, decimalsOf(number));
}

/** Writes a score or a confidence, which mean nothing beyond two decimals. */
export function formatScore(score: number): string {
  return withDecimals(score, scoreDecimals);
}

/** Writes two numbers that a sentence compares, with as many decimals more as show which one is larger. */
export function formatApart(left: number, right: number, decimals = decimalsOf): [left: string, right: string] {
  for (let more = 0; ; more += 1) {
    const [leftText, rightText] = [left, right].map((number) => withDecimals(number, decimals(number) + more));
    if (leftText !== rightText || left === right || more === moreDecimalsMax) return [leftText ?? '', rightText ?? ''];
  }
}

/** The same of two fractions as per cent. */
export function formatPercentApart(left: number, right: number): [left: string, right: string] {
  const [leftText, rightText] = formatApart(left * 100, right * 100);
  return [`${leftText} %`, `${rightText} %`];
}

/** The same of two scores. */
export function formatScoresApart(left: number, right: number): [left: string, right: string] {
  return formatApart(left, right, () => scoreDecimals);
}

const scoreDecimals = 2;

/** Beyond these two doubles hardly differ. */
const moreDecimalsMax = 10;

function decimalsOf(number: number): number {
  const size = Math.abs(number);
  return size >= 10_000 ? 0 : size >= 1 ? 2 : 8;
}

function withDecimals(number: number, decimals: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** Writes an amount of a currency or an asset for a sentence: "10,000 KRW". */
export function formatUnits(units: Units, asset: string): string {
  return `${formatNumber(unitsToNumber(units))} ${asset}`;
}
