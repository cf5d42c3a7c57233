import type { TradingCalendar } from './trading-calendar.ts';
import { usClosedDays, usHalfDays } from './us-closed-days.ts';

/** NYSE and Nasdaq, which keep the same days: the regular session, in New York's time with its summer time. */
export const usStocks: TradingCalendar = {
  id: 'us-stocks',
  name: { ko: '미국 주식시장(NYSE, 나스닥)', en: 'US stocks (NYSE, Nasdaq)' },
  timeZone: 'America/New_York',
  weekends: false,
  hours: [
    {
      validFrom: '1985-09-30',
      opens: '09:30',
      closes: '16:00',
      source: 'NYSE: the opening moved to 09:30 on 1985-09-30',
    },
  ],
  known: { from: '2024-01-01', to: '2027-12-31' },
  closed: usClosedDays,
  special: usHalfDays.map((day) => ({ ...day, opens: '09:30', closes: '13:00' })),
};
