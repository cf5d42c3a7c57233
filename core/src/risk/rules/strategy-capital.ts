import { formatPercent } from '../../base/format.ts';
import { moneyText } from '../../base/money-text.ts';
import { exposureOf, strategyRoom } from '../room.ts';
import type { RiskRule } from '../rule.ts';
import { strategyName } from '../strategy-name.ts';

const id = 'strategy-capital';

/** A strategy holds no more than its part of the equity, over all instruments. */
export const strategyCapital: RiskRule = {
  id,
  check(input) {
    if (input.intent === 'exit') return undefined;
    const roomUnits = strategyRoom(input, input.equityUnits);
    if (roomUnits > 0n && exposureOf(input) <= roomUnits) return undefined;
    const { strategyId, instrument } = input.cause;
    const name = strategyName(strategyId);
    const share = formatPercent(input.settings.strategies[strategyId]?.capitalFraction ?? 0);
    const room = moneyText(roomUnits > 0n ? roomUnits : 0n, instrument.currency);
    return {
      rule: id,
      text: {
        ko: `"${name.ko}" 전략의 몫(자산의 ${share})에 남은 여유가 ${room.ko}입니다.`,
        en: `The strategy "${name.en}" may hold ${share} of the equity, of which ${room.en} is left.`,
      },
    };
  },
};
