import { formatPercent, formatUnits } from '../../base/format.ts';
import { exposureOf, strategyRoom } from '../room.ts';
import type { RiskRule } from '../rule.ts';

const id = 'strategy-capital';

/** A strategy holds no more than its part of the equity, over all instruments. */
export const strategyCapital: RiskRule = {
  id,
  check(input) {
    if (input.intent === 'exit') return undefined;
    const roomUnits = strategyRoom(input, input.equityUnits);
    if (roomUnits > 0n && exposureOf(input) <= roomUnits) return undefined;
    const { strategyId, instrument } = input.cause;
    const share = formatPercent(input.settings.strategies[strategyId]?.capitalFraction ?? 0);
    const room = formatUnits(roomUnits > 0n ? roomUnits : 0n, instrument.currency);
    return {
      rule: id,
      text: {
        ko: `전략 ${strategyId}의 몫(자산의 ${share})에 남은 여유가 ${room}입니다.`,
        en: `The strategy ${strategyId} may hold ${share} of the equity, of which ${room} is left.`,
      },
    };
  },
};
