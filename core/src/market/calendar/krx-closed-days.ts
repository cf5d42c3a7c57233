import type { ClosedDay } from './trading-calendar.ts';

/** Public holidays by law, on which the exchange closes (KOSPI business regulation, article 5). */
const byLaw = 'Regulation on Holidays of Public Agencies; exchange_calendars XKRX';
const list2025 = 'hola0829.tistory.com, closings of 2025 as published by the exchange';
const list2026 = 'b83.nicesongtoyou.com (p=10145), closings of 2026 as published by the exchange';

/** The days on which the Korea Exchange stays closed, weekends apart. */
export const krxClosedDays: readonly ClosedDay[] = [
  { date: '2024-01-01', name: { ko: '신정', en: "New Year's Day" }, source: byLaw },
  { date: '2024-02-09', name: { ko: '설날 연휴', en: 'Seollal' }, source: byLaw },
  { date: '2024-02-12', name: { ko: '설날 대체공휴일', en: 'Seollal, substitute' }, source: byLaw },
  { date: '2024-03-01', name: { ko: '삼일절', en: 'Independence Movement Day' }, source: byLaw },
  {
    date: '2024-04-10',
    name: { ko: '국회의원 선거일', en: 'National Assembly election' },
    source: 'businesspost.co.kr 2024-03-27 (num=347114)',
  },
  {
    date: '2024-05-01',
    name: { ko: '근로자의 날', en: 'Labour Day' },
    source: 'businesspost.co.kr 2024-03-27 (num=347114)',
  },
  { date: '2024-05-06', name: { ko: '어린이날 대체공휴일', en: "Children's Day, substitute" }, source: byLaw },
  { date: '2024-05-15', name: { ko: '부처님오신날', en: "Buddha's Birthday" }, source: byLaw },
  { date: '2024-06-06', name: { ko: '현충일', en: 'Memorial Day' }, source: byLaw },
  { date: '2024-08-15', name: { ko: '광복절', en: 'Liberation Day' }, source: byLaw },
  { date: '2024-09-16', name: { ko: '추석 연휴', en: 'Chuseok' }, source: byLaw },
  { date: '2024-09-17', name: { ko: '추석 연휴', en: 'Chuseok' }, source: byLaw },
  { date: '2024-09-18', name: { ko: '추석 연휴', en: 'Chuseok' }, source: byLaw },
  {
    date: '2024-10-01',
    name: { ko: '국군의 날(임시공휴일)', en: 'Armed Forces Day, temporary public holiday' },
    source: 'news.zum.com 2024-09-10 (93171936)',
  },
  { date: '2024-10-03', name: { ko: '개천절', en: 'National Foundation Day' }, source: byLaw },
  { date: '2024-10-09', name: { ko: '한글날', en: 'Hangul Day' }, source: byLaw },
  { date: '2024-12-25', name: { ko: '성탄절', en: 'Christmas Day' }, source: byLaw },
  {
    date: '2024-12-31',
    name: { ko: '연말 휴장일', en: 'Year-end closing day' },
    source: 'kukinews.com 2024-12-17 (kuk202412170092)',
  },
  { date: '2025-01-01', name: { ko: '신정', en: "New Year's Day" }, source: list2025 },
  {
    date: '2025-01-27',
    name: { ko: '임시공휴일', en: 'Temporary public holiday' },
    source: 'segye.com 2025-01-17 (20250117509139)',
  },
  { date: '2025-01-28', name: { ko: '설날 연휴', en: 'Seollal' }, source: list2025 },
  { date: '2025-01-29', name: { ko: '설날 연휴', en: 'Seollal' }, source: list2025 },
  { date: '2025-01-30', name: { ko: '설날 연휴', en: 'Seollal' }, source: list2025 },
  {
    date: '2025-03-03',
    name: { ko: '삼일절 대체공휴일', en: 'Independence Movement Day, substitute' },
    source: list2025,
  },
  { date: '2025-05-01', name: { ko: '근로자의 날', en: 'Labour Day' }, source: list2025 },
  { date: '2025-05-05', name: { ko: '어린이날', en: "Children's Day" }, source: list2025 },
  { date: '2025-05-06', name: { ko: '어린이날 대체공휴일', en: "Children's Day, substitute" }, source: list2025 },
  {
    date: '2025-06-03',
    name: { ko: '대통령 선거일', en: 'Presidential election' },
    source: 'newsworks.co.kr 2025-05-20 (796431)',
  },
  { date: '2025-06-06', name: { ko: '현충일', en: 'Memorial Day' }, source: list2025 },
  { date: '2025-08-15', name: { ko: '광복절', en: 'Liberation Day' }, source: list2025 },
  { date: '2025-10-03', name: { ko: '개천절', en: 'National Foundation Day' }, source: list2025 },
  { date: '2025-10-06', name: { ko: '추석 연휴', en: 'Chuseok' }, source: list2025 },
  { date: '2025-10-07', name: { ko: '추석 연휴', en: 'Chuseok' }, source: list2025 },
  { date: '2025-10-08', name: { ko: '추석 대체공휴일', en: 'Chuseok, substitute' }, source: list2025 },
  { date: '2025-10-09', name: { ko: '한글날', en: 'Hangul Day' }, source: list2025 },
  { date: '2025-12-25', name: { ko: '성탄절', en: 'Christmas Day' }, source: list2025 },
  {
    date: '2025-12-31',
    name: { ko: '연말 휴장일', en: 'Year-end closing day' },
    source: 'wowtv.co.kr 2025-12-18 (2025121825891)',
  },
  { date: '2026-01-01', name: { ko: '신정', en: "New Year's Day" }, source: list2026 },
  { date: '2026-02-16', name: { ko: '설날 연휴', en: 'Seollal' }, source: list2026 },
  { date: '2026-02-17', name: { ko: '설날 연휴', en: 'Seollal' }, source: list2026 },
  { date: '2026-02-18', name: { ko: '설날 연휴', en: 'Seollal' }, source: list2026 },
  {
    date: '2026-03-02',
    name: { ko: '삼일절 대체공휴일', en: 'Independence Movement Day, substitute' },
    source: list2026,
  },
  { date: '2026-05-01', name: { ko: '근로자의 날', en: 'Labour Day' }, source: list2026 },
  { date: '2026-05-05', name: { ko: '어린이날', en: "Children's Day" }, source: list2026 },
  {
    date: '2026-05-25',
    name: { ko: '부처님오신날 대체공휴일', en: "Buddha's Birthday, substitute" },
    source: list2026,
  },
  { date: '2026-06-03', name: { ko: '전국동시지방선거일', en: 'Local elections' }, source: list2026 },
  {
    date: '2026-07-17',
    name: { ko: '제헌절', en: 'Constitution Day' },
    source: 'seoul.co.kr 2026-01-29 (20260129500182): a public holiday again, on which the exchange closes',
  },
  { date: '2026-08-17', name: { ko: '광복절 대체공휴일', en: 'Liberation Day, substitute' }, source: list2026 },
  { date: '2026-09-24', name: { ko: '추석 연휴', en: 'Chuseok' }, source: list2026 },
  { date: '2026-09-25', name: { ko: '추석 연휴', en: 'Chuseok' }, source: list2026 },
  {
    date: '2026-10-05',
    name: { ko: '개천절 대체공휴일', en: 'National Foundation Day, substitute' },
    source: list2026,
  },
  { date: '2026-10-09', name: { ko: '한글날', en: 'Hangul Day' }, source: list2026 },
  { date: '2026-12-25', name: { ko: '성탄절', en: 'Christmas Day' }, source: list2026 },
  { date: '2026-12-31', name: { ko: '연말 휴장일', en: 'Year-end closing day' }, source: list2026 },
];
