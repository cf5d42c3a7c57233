import { divideUnits, multiplyUnits, multiplyUnitsUp, type Units } from '../base/units.ts';
import type { VenueRules } from './venue-rules.ts';

/** What a trade moves in the currency. */
export interface Charges {
  readonly grossUnits: Units;
  readonly feeUnits: Units;
  readonly taxUnits: Units;
}

/** What buying a quantity at a price costs; every part rounded up, so that rounding never creates money. */
export function buyCharges(quantityUnits: Units, priceUnits: Units, rules: VenueRules): Charges {
  const grossUnits = multiplyUnitsUp(priceUnits, quantityUnits);
  return { grossUnits, feeUnits: charge(grossUnits, rules.feeRate, rules), taxUnits: 0n };
}

/** What selling a quantity at a price brings: the gross rounded down, what is charged rounded up. */
export function sellCharges(quantityUnits: Units, priceUnits: Units, rules: VenueRules): Charges {
  const grossUnits = multiplyUnits(priceUnits, quantityUnits);
  return {
    grossUnits,
    feeUnits: charge(grossUnits, rules.feeRate, rules),
    taxUnits: charge(grossUnits, rules.sellTaxRate, rules),
  };
}

/** The largest quantity, in whole lots, whose gross and fee together an amount can pay; none where there is no price. */
export function affordableQuantity(
  spendingUnits: Units,
  { priceUnits, lotUnits }: { readonly priceUnits: Units; readonly lotUnits: Units },
  rules: VenueRules,
): Units {
  if (priceUnits <= 0n) return 0n;
  const isAffordable = (lots: bigint): boolean => {
    const { grossUnits, feeUnits } = buyCharges(lots * lotUnits, priceUnits, rules);
    return grossUnits + feeUnits <= spendingUnits;
  };
  // Cost never falls with quantity, so halving finds the edge exactly; dividing by (price and fee) would miss it by the
  // rounding of the fee.
  let affordable = 0n;
  let tooMany = spendingUnits <= 0n ? 1n : divideUnits(spendingUnits, priceUnits) / lotUnits + 1n;
  while (tooMany - affordable > 1n) {
    const middle = (affordable + tooMany) / 2n;
    if (isAffordable(middle)) affordable = middle;
    else tooMany = middle;
  }
  return affordable * lotUnits;
}

function charge(grossUnits: Units, rate: Units, { chargeStepUnits }: VenueRules): Units {
  const exact = multiplyUnitsUp(grossUnits, rate);
  return ((exact + chargeStepUnits - 1n) / chargeStepUnits) * chargeStepUnits;
}
