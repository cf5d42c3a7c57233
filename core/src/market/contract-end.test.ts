import { describe, expect, it } from 'vitest';
import { contractEnd } from './contract-end.ts';
import { instrumentById } from './instruments.ts';
import { isFuture } from './contract.ts';

const korean = (time: string) => Date.parse(`${time}:00+09:00`);
const endOf = (id: string, time: string) => {
  const { session, endsAtMs } = contractEnd(instrumentById(id), korean(time));
  return [session.date, new Date(endsAtMs + 9 * 3_600_000).toISOString().slice(11, 16)];
};

describe('a contract', () => {
  it.each([
    ['KOSPI200F', '2025-01-02T11:00', '2025-03-13'],
    ['KOSPI200F', '2026-11-20T12:00', '2026-12-10'],
    ['KOSPI200F', '2026-06-11T15:30', '2026-06-11'],
    ['KOSPI200F', '2026-06-11T15:45', '2026-09-10'],
    ['KOSPI200F', '2026-12-10T15:45', '2027-03-11'],
    ['A01612.KF', '2026-11-20T12:00', '2026-12-10'],
    ['A01612.KF', '2026-12-20T12:00', '2026-12-10'],
    ['A05701.KF', '2026-11-20T12:00', '2027-01-14'],
    ['A01003.KF', '2028-11-20T12:00', '2030-03-14'],
  ])('%s ends, seen on %s, on the second Thursday: %s', (id, time, date) => {
    expect(endOf(id, time)).toEqual([date, '15:20']);
  });

  it('ends a session earlier where that Thursday is a holiday: Hangul day after Chuseok 2025', () => {
    expect(endOf('A05510.KF', '2025-09-20T12:00')).toEqual(['2025-10-02', '15:20']);
  });

  it('ends an hour later on exam day, with everything else', () => {
    expect(endOf('A05511.KF', '2025-11-01T12:00')).toEqual(['2025-11-13', '16:20']);
  });

  it.each([
    ['KOSPI200F', '250000', 'krx-futures'],
    ['A01612.KF', '250000', 'krx-futures'],
    ['A05611.KF', '50000', 'krx-mini-futures'],
  ])('%s moves %s won a point', (id, won, venue) => {
    const instrument = instrumentById(id);
    expect(instrument).toMatchObject({ venue, tradable: true, multiplierUnits: BigInt(won) * 100_000_000n });
    expect(isFuture(instrument)).toBe(true);
  });

  it.each(['101W09.KF', 'A01611.KF', 'A06612.KF'])(
    '%s says nothing that could be settled, and is only watched',
    (id) => {
      expect(instrumentById(id)).toMatchObject({ tradable: false });
      expect(isFuture(instrumentById(id))).toBe(false);
    },
  );
});
