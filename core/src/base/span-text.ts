import { formatNumber } from './format.ts';
import { dayMs, hourMs, minuteMs } from './instant.ts';
import type { Text } from './text.ts';

/** Writes a span of time for a sentence, in the unit that its length deserves: "3 minutes", "26 hours", "14 days". */
export function spanText(spanMs: number): Text {
  const { unitMs, ko, en } = units.find(({ fromMs }) => spanMs >= fromMs) ?? minutes;
  const tenths = Math.round((10 * spanMs) / unitMs) / 10;
  const count = formatNumber(tenths);
  return { ko: `${count}${ko}`, en: `${count} ${en}${tenths === 1 ? '' : 's'}` };
}

const minutes = { fromMs: 0, unitMs: minuteMs, ko: '분', en: 'minute' };

/** A unit begins where the smaller one is no longer read at a glance. */
const units = [
  { fromMs: 3 * dayMs, unitMs: dayMs, ko: '일', en: 'day' },
  { fromMs: 2 * hourMs, unitMs: hourMs, ko: '시간', en: 'hour' },
  minutes,
];
