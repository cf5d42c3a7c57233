import { krxClosedDays } from './krx-closed-days.ts';
import { krxExamDays, krxFirstTradingDays } from './krx-special-days.ts';
import type { TradingCalendar } from './trading-calendar.ts';

/** KOSPI200 futures on the Korea Exchange: the day session, which this desk decides and trades in. */
export const krxFutures: TradingCalendar = {
  id: 'krx-futures',
  name: { ko: '코스피200 선물(주간)', en: 'KOSPI200 futures, day session' },
  timeZone: 'Asia/Seoul',
  weekends: false,
  hours: [
    {
      validFrom: '2016-08-01',
      opens: '09:00',
      closes: '15:45',
      source: 'Korea Exchange: derivatives until 15:45 from 2016-08-01',
    },
    {
      validFrom: '2023-07-31',
      opens: '08:45',
      closes: '15:45',
      source: 'Korea Exchange: derivatives open 15 minutes before the stocks from 2023-07-31',
    },
  ],
  known: { from: '2024-01-01', to: '2027-12-31' },
  closed: krxClosedDays,
  special: [
    // 2026-01-02: kukinews.com 2026-01-02 says 09:45 to 15:45; an hour later than usual as in the years before.
    ...krxFirstTradingDays.map((day) => ({ ...day, opens: '09:45', closes: '15:45' })),
    // 2025-11-13: sisaweek.com says 09:45 to 16:45; "both an hour later" in khan.co.kr 2024-10-31 for the year before.
    ...krxExamDays.map((day) => ({ ...day, opens: '09:45', closes: '16:45' })),
  ],
};
