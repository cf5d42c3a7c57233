import { moneyApart, moneyText } from '../../base/money-text.ts';
import type { Text } from '../../base/text.ts';
import { multiplyUnits, type Units, unitsFromNumber } from '../../base/units.ts';
import { isFuture, worthOfOne } from '../../market/contract.ts';
import { priceText } from '../../market/price-text.ts';
import { quantityText } from '../../market/quantity-text.ts';
import { affordableQuantity, buyCharges } from '../../trading/charges.ts';
import { rulesFor } from '../../trading/rulebook.ts';
import type { VenueRules } from '../../trading/venue-rules.ts';
import type { RiskRule, RuleInput } from '../rule.ts';

const id = 'minimum-order';

/** The venue takes no order below one lot or below its least amount, which counts without costs. */
export const minimumOrder: RiskRule = {
  id,
  check(input) {
    const { cause, quote, atMs, limitPriceUnits, intent, size } = input;
    // That there is nothing to sell is for the gate of available funds to say.
    if (intent === 'exit' && size.units === 0n) return undefined;
    // Without a price there is no amount to judge; the quote's own rule refuses.
    if (quote === undefined || quote.price <= 0) return undefined;
    const { instrument } = cause;
    const rules = rulesFor(instrument, atMs);
    // As the venue counts it: at the order's own price where it has one.
    const grossUnits = grossOf(input, limitPriceUnits ?? unitsFromNumber(quote.price), rules);
    if (grossUnits > 0n && grossUnits >= rules.minimumOrderUnits) return undefined;
    return { rule: id, text: textOf(input, { grossUnits, minimumUnits: rules.minimumOrderUnits }) };
  },
};

function textOf(
  { size, cause: { instrument }, intent, quote }: RuleInput,
  { grossUnits, minimumUnits }: { readonly grossUnits: Units; readonly minimumUnits: Units },
): Text {
  const { lotUnits, currency } = instrument;
  if (minimumUnits > 0n) {
    const [gross, minimum] = moneyApart(grossUnits, minimumUnits, currency);
    return {
      ko: `주문 금액(${gross.ko})이 최소 주문 금액(${minimum.ko})에 미치지 못합니다.`,
      en: `The order of ${gross.en} is below the least of ${minimum.en}.`,
    };
  }
  const lot = quantityText(lotUnits, instrument);
  const price = priceText(unitsFromNumber(quote?.price ?? 0), instrument);
  if (size.by === 'spending') {
    // Another gate says why.
    if (size.units === 0n)
      return { ko: '이 주문에 쓸 수 있는 금액이 없습니다.', en: 'There is nothing this order may spend.' };
    const spent = moneyText(size.units, currency);
    return {
      ko: `이 주문에 쓸 수 있는 금액(${spent.ko})으로는 최소 수량(${lot.ko})도 살 수 없습니다(시세 ${price.ko}).`,
      en: `What the order may spend, ${spent.en}, does not buy the least quantity of ${lot.en} at ${price.en}.`,
    };
  }
  if (isFuture(instrument) && intent === 'entry') {
    const worth = moneyText(worthOfOne(instrument, unitsFromNumber(quote?.price ?? 0)), currency);
    return {
      ko: `한 계약의 가치(${worth.ko})가 이 주문에 허용된 금액보다 큽니다.`,
      en: `One contract is worth ${worth.en}, more than this order may take.`,
    };
  }
  const quantity = quantityText(size.units, instrument);
  return {
    ko: `주문 수량(${quantity.ko})이 최소 수량(${lot.ko})에 미치지 못합니다.`,
    en: `The quantity of ${quantity.en} is below the least of ${lot.en}.`,
  };
}

function grossOf({ size, cause: { instrument } }: RuleInput, priceUnits: Units, rules: VenueRules): Units {
  if (size.by === 'quantity') return multiplyUnits(size.units, priceUnits);
  const quantityUnits = affordableQuantity(size.units, { priceUnits, lotUnits: instrument.lotUnits }, rules);
  return buyCharges(quantityUnits, priceUnits, rules).grossUnits;
}
