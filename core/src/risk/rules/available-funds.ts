import { moneyText } from '../../base/money-text.ts';
import { isFuture } from '../../market/contract.ts';
import { quantityText } from '../../market/quantity-text.ts';
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
  const [needed, available] = [moneyText(neededUnits, currency), moneyText(cashUnits, currency)];
  return {
    rule: id,
    text:
      cashUnits <= 0n
        ? { ko: `쓸 수 있는 현금(${currency})이 없습니다.`, en: `There is no ${currency} available.` }
        : {
            ko: `쓸 수 있는 현금이 ${available.ko}입니다(주문 ${needed.ko}).`,
            en: `The available cash is ${available.en}; the order would spend ${needed.en}.`,
          },
  };
}

function checkHolding(input: RuleInput): Refusal | undefined {
  const holdingUnits = availableHolding(input);
  if (holdingUnits > 0n && input.size.units <= holdingUnits) return undefined;
  const { instrument } = input.cause;
  const [available, wanted] = [quantityText(holdingUnits, instrument), quantityText(input.size.units, instrument)];
  const order =
    holdingUnits > 0n ? { ko: `(주문 ${wanted.ko})`, en: `; the order is for ${wanted.en}` } : { ko: '', en: '' };
  return {
    rule: id,
    text: isFuture(instrument)
      ? {
          ko: `청산할 수 있는 수량이 ${available.ko}입니다${order.ko}.`,
          en: `What can be closed is ${available.en}${order.en}.`,
        }
      : {
          ko: `팔 수 있는 수량이 ${available.ko}입니다${order.ko}.`,
          en: `The quantity available for sale is ${available.en}${order.en}.`,
        },
  };
}
