import type { RiskRule } from '../rule.ts';

const id = 'open-incident';

/** No entry while the books or the venue disagree and nobody has resolved it; exits stay alive. */
export const openIncident: RiskRule = {
  id,
  check({ intent, incidents = [] }) {
    const [first] = incidents;
    if (intent === 'exit' || first === undefined) return undefined;
    return {
      rule: id,
      text: {
        ko: `해결되지 않은 사고가 있습니다: ${first.text.ko}`,
        en: `An incident has not been resolved: ${first.text.en}`,
      },
    };
  },
};
