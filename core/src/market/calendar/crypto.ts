import type { TradingCalendar } from './trading-calendar.ts';

/** Crypto trades always; its day begins at 09:00 in Korea, which is midnight UTC, and carries the date of that morning. */
export const crypto: TradingCalendar = {
  id: 'crypto',
  name: { ko: '암호화폐(연중무휴, 09:00 KST 기준)', en: 'Crypto, always open, days from 09:00 in Korea' },
  timeZone: 'UTC',
  weekends: true,
  hours: [
    {
      validFrom: '2009-01-03',
      opens: '00:00',
      closes: '24:00',
      source: 'docs.upbit.com, day candles: a day begins at 00:00 UTC, 09:00 KST',
    },
  ],
  known: undefined,
  closed: [],
  special: [],
};
