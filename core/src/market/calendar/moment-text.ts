import type { Instant } from '../../base/instant.ts';
import type { Text } from '../../base/text.ts';
import { calendarById } from './sessions.ts';
import { dateIn, timeIn } from './zoned-time.ts';

const korea = 'Asia/Seoul';

/** Writes an instant for a sentence, by the clock of its market and by that of Korea where they differ. */
export function momentText(calendarId: string, atMs: Instant): Text {
  const { timeZone } = calendarById(calendarId);
  const place = places.get(timeZone) ?? { ko: timeZone, en: timeZone };
  const [local, korean] = [timeZone, korea].map((zone) => `${dateIn(zone, atMs)} ${timeIn(zone, atMs)}`);
  if (timeZone === korea) return { ko: `${korean} 한국 시각`, en: `${korean} in Korea` };
  return {
    ko: `${korean} 한국 시각, ${place.ko} ${local}`,
    en: `${local} in ${place.en}, ${korean} in Korea`,
  };
}

const places: ReadonlyMap<string, Text> = new Map([
  ['America/New_York', { ko: '뉴욕', en: 'New York' }],
  ['UTC', { ko: '협정 세계시', en: 'UTC' }],
]);
