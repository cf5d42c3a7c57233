import type { Text } from '../base/text.ts';
import { Interval } from './candle.ts';

export type IntervalReading =
  | { readonly status: 'known'; readonly interval: Interval }
  | { readonly status: 'refused'; readonly text: Text };

/** Reads an interval that a person gives; the others are made of these three. */
export function readInterval(given: string): IntervalReading {
  const parsed = Interval.safeParse(given);
  if (parsed.success) return { status: 'known', interval: parsed.data };
  const shown = given.length > 20 ? `${given.slice(0, 20)}…` : given;
  return {
    status: 'refused',
    text: {
      ko: `"${shown}"은(는) 이 데스크의 봉 간격이 아닙니다. 1m(1분), 1h(1시간), 1d(1일) 중에서 고르세요.`,
      en: `"${shown}" is not an interval of this desk; choose 1m, 1h or 1d.`,
    },
  };
}
