import { describe, expect, it } from 'vitest';
import { instrumentById } from '../market/instruments.ts';
import { hammer } from '../signals/patterns/hammer.ts';
import type { PatternSighting, PatternStatistic } from '../signals/patterns/pattern-report.ts';
import { patternAlert, statisticToTell } from './pattern-alert.ts';

const sighting: PatternSighting = {
  id: 'hammer_AAPL_1d_1763649000000',
  patternId: 'hammer',
  instrumentId: 'AAPL',
  instrumentKind: 'stock',
  direction: 'up',
  fromMs: 1_763_649_000_000,
  openAtMs: 1_763_649_000_000,
  atMs: 1_763_672_400_000,
  price: 271.49,
  source: 'test',
  points: [],
};
const statistic: PatternStatistic = {
  patternId: 'hammer',
  instrumentKind: 'stock',
  direction: 'up',
  horizonBars: 5,
  n: 120,
  hits: 72,
  status: 'measured',
  confidence: 0.6,
  low: 0.5106,
  high: 0.6832,
  baseRate: 0.55,
  baseN: 4000,
  edge: 0.05,
  pValue: 0.15,
  pBenjaminiHochberg: 0.4,
  isAboveBase: false,
};

describe('a pattern', () => {
  it('is told when it was measured and did better than any bar', () => {
    expect(statisticToTell({ interval: '1d', statistics: [statistic] }, sighting)).toBe(statistic);
  });

  it.each<[string, Partial<PatternStatistic>]>([
    ['another pattern', { patternId: 'doji' }],
    ['another kind of instrument', { instrumentKind: 'crypto' }],
    ['too few outcomes', { n: 29 }],
    ['not enough history', { status: 'not-enough-history' }],
    ['worse than any bar', { edge: -0.01 }],
    ['the same as any bar', { edge: 0 }],
  ])('is not told: %s', (_reason, changes) => {
    expect(statisticToTell({ interval: '1d', statistics: [{ ...statistic, ...changes }] }, sighting)).toBeUndefined();
  });
});

describe('a pattern of hours', () => {
  it('is told only when it is hardly luck', () => {
    const tell = (isAboveBase: boolean) =>
      statisticToTell({ interval: '1h', statistics: [{ ...statistic, isAboveBase }] }, sighting);
    expect(tell(false)).toBeUndefined();
    expect(tell(true)).toMatchObject({ patternId: 'hammer' });
  });
});

describe('the alert of a pattern', () => {
  const instrument = instrumentById('AAPL');
  const seen = { interval: '1d', sighting, pattern: hammer, instrument } as const;

  it('is named by its cause and says what was measured, and what is doubtful', () => {
    expect(patternAlert({ ...seen, statistic })).toEqual({
      id: 'pattern_hammer_AAPL_1d_1763649000000',
      level: 'info',
      atMs: sighting.atMs,
      text: {
        ko: '애플 일봉에 나타난 패턴: 망치형(종가 271.49). 지난 120번 가운데 60 %가 5봉 뒤 올라 있었고(95% 구간 51.1 %–68.3 %), 평소에는 55 %입니다. 여러 패턴을 함께 쟀으므로 우연일 수 있습니다.',
        en: 'Apple shows a hammer on 1d bars (close 271.49). Of 120 before it 60 % stood higher after 5 bars (95 % range 51.1 % to 68.3 %), usually 55 % do. With so many patterns measured that may be luck.',
      },
    });
  });

  it('says nothing of luck when that is unlikely', () => {
    const { text } = patternAlert({ ...seen, statistic: { ...statistic, baseRate: 0.4, isAboveBase: true } });
    expect(text.en).toMatch(/usually 40 % do\.$/);
    expect(text.ko).toMatch(/평소에는 40 %입니다\.$/);
  });

  it('of a fall says lower', () => {
    const { text } = patternAlert({ ...seen, statistic: { ...statistic, direction: 'down' } });
    expect(text.en).toContain('stood lower after 5 bars');
    expect(text.ko).toContain('내려 있었고');
  });
});
