import { formatApart, formatNumber } from './format.ts';
import type { Text } from './text.ts';
import { type Units, unitsToNumber } from './units.ts';

/** Writes an amount of money for a sentence, as each language does: "10,000원", "10,000 KRW". */
export function moneyText(units: Units, currency: string): Text {
  return named(formatNumber(unitsToNumber(units)), currency);
}

/** Two amounts that a sentence compares, so that they read differently. */
export function moneyApart(left: Units, right: Units, currency: string): [left: Text, right: Text] {
  const [leftText, rightText] = formatApart(unitsToNumber(left), unitsToNumber(right));
  return [named(leftText, currency), named(rightText, currency)];
}

const koreanNames = new Map([
  ['KRW', '원'],
  ['USD', '달러'],
]);

function named(number: string, currency: string): Text {
  const koreanName = koreanNames.get(currency);
  return {
    ko: koreanName === undefined ? `${number} ${currency}` : `${number}${koreanName}`,
    en: `${number} ${currency}`,
  };
}
