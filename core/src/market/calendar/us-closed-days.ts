import type { ClosedDay } from './trading-calendar.ts';

const announced2024 = 'NYSE Group, 2021-12-27 (mondovisione.com): holidays and early closings of 2022 to 2024';
const announced2025 = 'NYSE Group, 2024-11-08 (mondovisione.com): holidays and early closings of 2025 to 2027';

/** The days on which NYSE and Nasdaq stay closed, weekends apart. */
export const usClosedDays: readonly ClosedDay[] = [
  { date: '2024-01-01', name: { ko: '새해 첫날', en: "New Year's Day" }, source: announced2024 },
  { date: '2024-01-15', name: { ko: '마틴 루터 킹의 날', en: 'Martin Luther King, Jr. Day' }, source: announced2024 },
  { date: '2024-02-19', name: { ko: '대통령의 날', en: "Washington's Birthday" }, source: announced2024 },
  { date: '2024-03-29', name: { ko: '성금요일', en: 'Good Friday' }, source: announced2024 },
  { date: '2024-05-27', name: { ko: '메모리얼 데이', en: 'Memorial Day' }, source: announced2024 },
  { date: '2024-06-19', name: { ko: '노예해방일', en: 'Juneteenth' }, source: announced2024 },
  { date: '2024-07-04', name: { ko: '독립기념일', en: 'Independence Day' }, source: announced2024 },
  { date: '2024-09-02', name: { ko: '노동절', en: 'Labor Day' }, source: announced2024 },
  { date: '2024-11-28', name: { ko: '추수감사절', en: 'Thanksgiving Day' }, source: announced2024 },
  { date: '2024-12-25', name: { ko: '성탄절', en: 'Christmas Day' }, source: announced2024 },
  { date: '2025-01-01', name: { ko: '새해 첫날', en: "New Year's Day" }, source: announced2025 },
  {
    date: '2025-01-09',
    name: { ko: '카터 전 대통령 국가 애도의 날', en: 'National Day of Mourning for President Carter' },
    source: 'inkl.com, is-the-stock-market-closed-on-january-9-2025: NYSE and Nasdaq announced',
  },
  { date: '2025-01-20', name: { ko: '마틴 루터 킹의 날', en: 'Martin Luther King, Jr. Day' }, source: announced2025 },
  { date: '2025-02-17', name: { ko: '대통령의 날', en: "Washington's Birthday" }, source: announced2025 },
  { date: '2025-04-18', name: { ko: '성금요일', en: 'Good Friday' }, source: announced2025 },
  { date: '2025-05-26', name: { ko: '메모리얼 데이', en: 'Memorial Day' }, source: announced2025 },
  { date: '2025-06-19', name: { ko: '노예해방일', en: 'Juneteenth' }, source: announced2025 },
  { date: '2025-07-04', name: { ko: '독립기념일', en: 'Independence Day' }, source: announced2025 },
  { date: '2025-09-01', name: { ko: '노동절', en: 'Labor Day' }, source: announced2025 },
  { date: '2025-11-27', name: { ko: '추수감사절', en: 'Thanksgiving Day' }, source: announced2025 },
  { date: '2025-12-25', name: { ko: '성탄절', en: 'Christmas Day' }, source: announced2025 },
  { date: '2026-01-01', name: { ko: '새해 첫날', en: "New Year's Day" }, source: announced2025 },
  { date: '2026-01-19', name: { ko: '마틴 루터 킹의 날', en: 'Martin Luther King, Jr. Day' }, source: announced2025 },
  { date: '2026-02-16', name: { ko: '대통령의 날', en: "Washington's Birthday" }, source: announced2025 },
  { date: '2026-04-03', name: { ko: '성금요일', en: 'Good Friday' }, source: announced2025 },
  { date: '2026-05-25', name: { ko: '메모리얼 데이', en: 'Memorial Day' }, source: announced2025 },
  { date: '2026-06-19', name: { ko: '노예해방일', en: 'Juneteenth' }, source: announced2025 },
  { date: '2026-07-03', name: { ko: '독립기념일', en: 'Independence Day' }, source: announced2025 },
  { date: '2026-09-07', name: { ko: '노동절', en: 'Labor Day' }, source: announced2025 },
  { date: '2026-11-26', name: { ko: '추수감사절', en: 'Thanksgiving Day' }, source: announced2025 },
  { date: '2026-12-25', name: { ko: '성탄절', en: 'Christmas Day' }, source: announced2025 },
  { date: '2027-01-01', name: { ko: '새해 첫날', en: "New Year's Day" }, source: announced2025 },
  { date: '2027-01-18', name: { ko: '마틴 루터 킹의 날', en: 'Martin Luther King, Jr. Day' }, source: announced2025 },
  { date: '2027-02-15', name: { ko: '대통령의 날', en: "Washington's Birthday" }, source: announced2025 },
  { date: '2027-03-26', name: { ko: '성금요일', en: 'Good Friday' }, source: announced2025 },
  { date: '2027-05-31', name: { ko: '메모리얼 데이', en: 'Memorial Day' }, source: announced2025 },
  { date: '2027-06-18', name: { ko: '노예해방일', en: 'Juneteenth' }, source: announced2025 },
  { date: '2027-07-05', name: { ko: '독립기념일', en: 'Independence Day' }, source: announced2025 },
  { date: '2027-09-06', name: { ko: '노동절', en: 'Labor Day' }, source: announced2025 },
  { date: '2027-11-25', name: { ko: '추수감사절', en: 'Thanksgiving Day' }, source: announced2025 },
  { date: '2027-12-24', name: { ko: '성탄절', en: 'Christmas Day' }, source: announced2025 },
];

/** The days that end at 13:00. */
export const usHalfDays: readonly ClosedDay[] = [
  { date: '2024-07-03', name: { ko: '독립기념일 전날', en: 'Day before Independence Day' }, source: announced2024 },
  { date: '2024-11-29', name: { ko: '추수감사절 다음 날', en: 'Day after Thanksgiving' }, source: announced2024 },
  { date: '2024-12-24', name: { ko: '성탄절 전날', en: 'Christmas Eve' }, source: announced2024 },
  { date: '2025-07-03', name: { ko: '독립기념일 전날', en: 'Day before Independence Day' }, source: announced2025 },
  { date: '2025-11-28', name: { ko: '추수감사절 다음 날', en: 'Day after Thanksgiving' }, source: announced2025 },
  { date: '2025-12-24', name: { ko: '성탄절 전날', en: 'Christmas Eve' }, source: announced2025 },
  { date: '2026-11-27', name: { ko: '추수감사절 다음 날', en: 'Day after Thanksgiving' }, source: announced2025 },
  { date: '2026-12-24', name: { ko: '성탄절 전날', en: 'Christmas Eve' }, source: announced2025 },
  { date: '2027-11-26', name: { ko: '추수감사절 다음 날', en: 'Day after Thanksgiving' }, source: announced2025 },
];
