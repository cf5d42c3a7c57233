import { formatUnits } from '../../base/format.ts';
import { multiplyUnits, type Units, unitsFromNumber } from '../../base/units.ts';
import { affordableQuantity, buyCharges } from '../../trading/charges.ts';
import { rulesOf, type VenueRules } from '../../trading/rulebook.ts';
import type { RiskRule, RuleInput } from '../rule.ts';

const id = 'minimum-order';

/** The venue takes no order below one lot or below its least amount, which counts without costs. */
export const minimumOrder: RiskRule = {
  id,
  check(input) {
    const { cause, quote, atMs, limitPriceUnits } = input;
    // Without a price there is no amount to judge; the quote's own rule refuses.
    if (quote === undefined || quote.price <= 0) return undefined;
    const { instrument } = cause;
    const rules = rulesOf(instrument.venue, atMs);
    // As the venue counts it: at the order's own price where it has one.
    const grossUnits = grossOf(input, limitPriceUnits ?? unitsFromNumber(quote.price), rules);
    if (grossUnits > 0n && grossUnits >= rules.minimumOrderUnits) return undefined;
    const [gross, minimum] = [grossUnits, rules.minimumOrderUnits].map((units) =>
      formatUnits(units, instrument.currency),
    );
    const lot = formatUnits(instrument.lotUnits, instrument.asset);
    return {
      rule: id,
      text: {
        ko: `주문 금액(${gross})이 최소 ${minimum} 또는 최소 수량 ${lot}에 미치지 못합니다.`,
        en: `The order of ${gross} is below the least of ${minimum} or one lot of ${lot}.`,
      },
    };
  },
};

function grossOf({ size, cause: { instrument } }: RuleInput, priceUnits: Units, rules: VenueRules): Units {
  if (size.by === 'quantity') return multiplyUnits(size.units, priceUnits);
  const quantityUnits = affordableQuantity(size.units, { priceUnits, lotUnits: instrument.lotUnits }, rules);
  return buyCharges(quantityUnits, priceUnits, rules).grossUnits;
}
