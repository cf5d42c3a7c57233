import { formatNumber, formatPercent } from '../../base/format.ts';
import type { Text } from '../../base/text.ts';

/** What the numbers of a study do not mean, with its own number of tests. */
export function studyNote({ tests, alpha }: { readonly tests: number; readonly alpha: number }): Text {
  const [rate, expected] = [formatPercent(alpha), formatNumber(tests * alpha)];
  return {
    ko: `그레인저 검정을 ${tests}번 했으므로, 아무 관계가 없어도 p < ${formatNumber(alpha)}인 쌍이 ${expected}개쯤 나옵니다. 벤저미니-호크버그 값이 ${rate} 이하인 쌍만 발견으로 보고, 한 쌍이라도 틀리면 안 될 때는 본페로니 값을 보십시오. 시차를 같은 자료로 골랐으므로 p값은 조금 낙관적입니다. 그레인저 인과는 예측에 도움이 된다는 뜻이지 원인이라는 뜻이 아니며, 상관은 앞으로도 같다는 약속이 아닙니다. 같은 날짜라도 서울 장은 뉴욕 장이 열리기 전에 닫힙니다.`,
    en: `With ${tests} Granger tests, about ${expected} pairs would show p < ${formatNumber(alpha)} though nothing were there. Count a pair as a finding when its Benjamini-Hochberg value is at most ${rate}; where not one may be wrong, look at Bonferroni's. Lags were chosen on the same data, so p values are a little too good. Granger causality means that it helps to foresee, not that it causes; a correlation is no promise to last. On one date Seoul closes before New York opens.`,
  };
}
