import { formatPercent } from '../../base/format.ts';
import { moneyText } from '../../base/money-text.ts';
import { exposureOf, positionRoom } from '../room.ts';
import type { RiskRule } from '../rule.ts';

const id = 'position-size';

/** Gate 4: one instrument takes no more than its part of the equity. */
export const positionSize: RiskRule = {
  id,
  check(input) {
    if (input.intent === 'exit') return undefined;
    const roomUnits = positionRoom(input, input.equityUnits);
    if (roomUnits > 0n && exposureOf(input) <= roomUnits) return undefined;
    const { currency, id: instrumentId } = input.cause.instrument;
    const limit = formatPercent(input.settings.limits.positionFraction);
    const room = moneyText(roomUnits > 0n ? roomUnits : 0n, currency);
    return {
      rule: id,
      text: {
        ko: `${instrumentId}의 한도(자산의 ${limit})에 남은 여유가 ${room.ko}입니다.`,
        en: `${instrumentId} may take ${limit} of the equity, of which ${room.en} is left.`,
      },
    };
  },
};
