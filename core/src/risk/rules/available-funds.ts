import { formatUnits } from '../../base/format.ts';
import { isFuture } from '../../market/contract.ts';
import type { Refusal } from '../../trading/order.ts';
import { availableCash, availableHolding } from '../room.ts';
import type { RiskRule, RuleInput } from '../rule.ts';

const id = 'available-funds';

/** Only what no other order has a claim on is spent or sold. */
export const availableFunds: RiskRule = {
  id,
  check(input) {
    return input.intent === 'entry' ? checkCash(input) : checkHolding(input);
  },
};

function checkCash(input: RuleInput): Refusal | undefined {
  const cashUnits = availableCash(input);
  const neededUnits = input.opening?.neededUnits ?? input.size.units;
  if (cashUnits > 0n && neededUnits <= cashUnits) return undefined;
  const { currency } = input.cause.instrument;
  const [needed, available] = [formatUnits(neededUnits, currency), formatUnits(cashUnits, currency)];
  return {
    rule: id,
    text: {
      ko: `쓸 수 있는 현금이 ${available}입니다(주문 ${needed}).`,
      en: `The available cash is ${available}; the order would spend ${needed}.`,
    },
  };
}

function checkHolding(input: RuleInput): Refusal | undefined {
  const holdingUnits = availableHolding(input);
  if (holdingUnits > 0n && input.size.units <= holdingUnits) return undefined;
  const { asset } = input.cause.instrument;
  const available = formatUnits(holdingUnits, asset);
  return {
    rule: id,
    text: isFuture(input.cause.instrument)
      ? { ko: `청산할 수 있는 계약이 ${available}입니다.`, en: `The contracts that can be closed are ${available}.` }
      : { ko: `팔 수 있는 수량이 ${available}입니다.`, en: `The quantity available for sale is ${available}.` },
  };
}
