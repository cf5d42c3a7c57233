import { studyCorrelations } from '@gaemi/core/analysis/studies/study-correlations.ts';
import type { Id } from '@gaemi/core/base/id.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';
import { readDailyCloses } from './read-daily-closes.ts';

/** A person compares instruments of their choice over a window of their choice; what has no history says so. */
export const study = defineCallable({
  name: 'study',
  identity: 'desk',
  memoryMb: 512,
  async run({ instrumentIds, windowSessions, lagMax, criterion }, _caller, { store, clock }) {
    const instruments = chosen(instrumentIds);
    const atMs = clock.nowMs();
    const series = await readDailyCloses(store, instruments, { windowSessions, atMs });
    return studyCorrelations(series, { atMs, windowSessions, lagMax, criterion });
  },
});

function chosen(instrumentIds: readonly Id[]): Instrument[] {
  const ids = [...new Set(instrumentIds)];
  if (ids.length < 2) {
    throw new CallableError('invalid-argument', {
      ko: '서로 다른 종목을 둘 이상 고르세요.',
      en: 'Choose at least two different instruments.',
    });
  }
  return ids.map((id) => {
    const instrument = findInstrument(id);
    if (instrument !== undefined) return instrument;
    throw new CallableError('not-found', {
      ko: `"${id}"은(는) 이 데스크가 아는 종목이 아닙니다.`,
      en: `"${id}" is no instrument that this desk knows.`,
    });
  });
}
