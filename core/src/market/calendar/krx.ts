import { krxClosedDays } from './krx-closed-days.ts';
import { krxExamDays, krxFirstTradingDays } from './krx-special-days.ts';
import type { TradingCalendar } from './trading-calendar.ts';

/**
 * The Korea Exchange's stock markets (KOSPI, KOSDAQ): regular session only. Sessions before and after it, which the
 * exchange announced for 2026 (07:00-08:00, 16:00-20:00), are not here: that they began could not be verified.
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
  known: { from: '2024-01-01', to: '2026-12-31' },
  closed: krxClosedDays,
  special: [
    ...krxFirstTradingDays.map((day) => ({ ...day, opens: '10:00', closes: '15:30' })),
    ...krxExamDays.map((day) => ({ ...day, opens: '10:00', closes: '16:30' })),
  ],
};
