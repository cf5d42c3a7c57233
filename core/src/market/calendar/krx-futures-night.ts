import { krxClosedDays } from './krx-closed-days.ts';
import { krxExamDays } from './krx-special-days.ts';
import type { TradingCalendar } from './trading-calendar.ts';

const opened = '2025-06-09';

/**
 * The night session of KOSPI200 futures, which the Korea Exchange has run itself since June 2025. A session is called
 * after the day it opens on; the exchange books its trades to the day it ends on. It is here to be told of: prices of the
 * night are not collected, and orders are not sent into it.
 */
export const krxFuturesNight: TradingCalendar = {
  id: 'krx-futures-night',
  name: { ko: '코스피200 선물(야간)', en: 'KOSPI200 futures, night session' },
  timeZone: 'Asia/Seoul',
  weekends: false,
  hours: [
    {
      validFrom: opened,
      opens: '18:00',
      closes: '30:00',
      source: 'newsis.com 2025-05-28 (NISX20250528_0003193347): 18:00 to 06:00 of the next day from 2025-06-09',
    },
  ],
  known: { from: opened, to: '2027-12-31' },
  // The same source: there is no night when the day on which it would open is a holiday.
  closed: krxClosedDays.filter(({ date }) => date >= opened),
  // cm.asiae.co.kr 2025-10-30 (2025103012132576825): on exam day an hour later, until the same end.
  special: krxExamDays.filter(({ date }) => date >= opened).map((day) => ({ ...day, opens: '19:00', closes: '30:00' })),
};
