import { krxClosedDays } from './krx-closed-days.ts';
import { krxExamDays, krxFirstTradingDays } from './krx-special-days.ts';
import type { TradingCalendar } from './trading-calendar.ts';

/**
 * The Korea Exchange's stock markets (KOSPI, KOSDAQ): regular session only. The after-market that the exchange
 * added (16:00-20:00, by news of 2026 from 2026-09-14 on; one before the opening was put off) is not here: a day's close
 * is that of the regular session, and orders of this desk go nowhere else.
 */
export const krx: TradingCalendar = {
  id: 'krx',
  name: { ko: '한국거래소 주식시장', en: 'Korea Exchange, stocks' },
  timeZone: 'Asia/Seoul',
  weekends: false,
  hours: [
    {
      validFrom: '2016-08-01',
      opens: '09:00',
      closes: '15:30',
      source: 'Korea Exchange: regular session longer by 30 minutes from 2016-08-01',
    },
  ],
  known: { from: '2024-01-01', to: '2027-12-31' },
  closed: krxClosedDays,
  special: [
    ...krxFirstTradingDays.map((day) => ({ ...day, opens: '10:00', closes: '15:30' })),
    ...krxExamDays.map((day) => ({ ...day, opens: '10:00', closes: '16:30' })),
  ],
};
