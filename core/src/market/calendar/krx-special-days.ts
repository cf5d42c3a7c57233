import type { ClosedDay } from './trading-calendar.ts';

const firstTradingDay = { ko: '새해 첫 거래일(개장식)', en: 'First trading day of the year (opening ceremony)' };
const examDay = { ko: '대학수학능력시험일', en: 'University entrance exam day' };

/** The market opens an hour later and closes as usual. */
export const krxFirstTradingDays: readonly ClosedDay[] = [
  // The same rule for every first trading day: github.com/gerrymanoim/exchange_calendars, XKRX special opens.
  { date: '2024-01-02', name: firstTradingDay, source: 'exchange_calendars XKRX, first business day of the year' },
  { date: '2025-01-02', name: firstTradingDay, source: 'kukinews.com 2024-12-17 (kuk202412170092)' },
  { date: '2026-01-02', name: firstTradingDay, source: 'wowtv.co.kr 2025-12-18 (2025121825891)' },
  { date: '2027-01-04', name: firstTradingDay, source: 'exchange_calendars XKRX, first business day of the year' },
];

/** The market opens and closes an hour later, so that pupils get through the traffic. */
export const krxExamDays: readonly ClosedDay[] = [
  { date: '2024-11-14', name: examDay, source: 'khan.co.kr 2024-10-31 (202410311029001)' },
  { date: '2025-11-13', name: examDay, source: 'segye.com 2025-11-11 (20251111516065)' },
  // The day: Ministry of Education, 2024-08-16. The later hours are those of every exam day since 1999.
  { date: '2026-11-19', name: examDay, source: 'Ministry of Education in sisamirae.com (no=254371)' },
  { date: '2027-11-18', name: examDay, source: 'Ministry of Education in news.unn.net (idxno=579517)' },
];
