import { type Units, unitDecimals, unitsFromText } from '@gaemi/core/base/units.ts';

/** Plain digits, commas allowed, as many decimals as the books keep; undefined for anything else, and for nothing. */
export function readAmount(text: string): Units | undefined {
  const digits = text.replaceAll(/[,\s]/g, '');
  const match = /^\d{1,15}(?:\.(\d+))?$/.exec(digits);
  if (match === null || (match[1]?.length ?? 0) > unitDecimals) return undefined;
  const units = unitsFromText(digits);
  return units > 0n ? units : undefined;
}
