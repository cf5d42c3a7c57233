import { formatNumber, formatPercent } from '../base/format.ts';
import { makeId } from '../base/id.ts';
import type { Interval } from '../market/candle.ts';
import type { Instrument } from '../market/instrument.ts';
import {
  outcomesMin,
  type PatternReport,
  type PatternSighting,
  type PatternStatistic,
} from '../signals/patterns/pattern-report.ts';
import type { Pattern } from '../signals/patterns/pattern.ts';
import type { Alert } from './alert.ts';

/**
 * What was measured of a pattern on this kind of instrument, when it is worth being told: often enough, and better than any
 * bar. Days may be told with a doubt; of hours there are so many that only what is hardly luck is told.
 */
export function statisticToTell(
  { interval, statistics }: Pick<PatternReport, 'interval' | 'statistics'>,
  { patternId, instrumentKind }: PatternSighting,
): PatternStatistic | undefined {
  const statistic = statistics.find((one) => one.patternId === patternId && one.instrumentKind === instrumentKind);
  if (statistic?.status !== 'measured' || statistic.n < outcomesMin) return undefined;
  const isBetter = interval === '1d' ? (statistic.edge ?? 0) > 0 : statistic.isAboveBase;
  return isBetter ? statistic : undefined;
}

interface Seen {
  readonly interval: Interval;
  readonly sighting: PatternSighting;
  readonly statistic: PatternStatistic;
  readonly pattern: Pattern;
  readonly instrument: Instrument;
}

/** Tells of a new pattern with all that was measured, and that it may be luck where it may be. Its id is its cause's. */
export function patternAlert({ interval, sighting, statistic, pattern, instrument }: Seen): Alert {
  const { confidence, low, high, baseRate, n, horizonBars, isAboveBase } = statistic;
  const [share, from, to, base] = [confidence, low, high, baseRate].map((value) =>
    formatPercent(Math.round((value ?? 0) * 1000) / 1000),
  );
  const price = formatNumber(sighting.price);
  const way = statistic.direction === 'up' ? { ko: '올라 있었고', en: 'higher' } : { ko: '내려 있었고', en: 'lower' };
  const doubt = isAboveBase
    ? { ko: '', en: '' }
    : {
        ko: ' 여러 패턴을 함께 쟀으므로 우연일 수 있습니다.',
        en: ' With so many patterns measured that may be luck.',
      };
  return {
    id: makeId('pattern', sighting.id),
    level: 'info',
    text: {
      ko: `${instrument.name.ko} ${bars[interval]}에 나타난 패턴: ${pattern.name.ko}(종가 ${price}). 지난 ${n}번 가운데 ${share}가 ${horizonBars}봉 뒤 ${way.ko}(95% 구간 ${from}–${to}), 평소에는 ${base}입니다.${doubt.ko}`,
      en: `${instrument.name.en} shows a ${pattern.name.en.toLowerCase()} on ${interval} bars (close ${price}). Of ${n} before it ${share} stood ${way.en} after ${horizonBars} bars (95 % range ${from} to ${to}), usually ${base} do.${doubt.en}`,
    },
    atMs: sighting.atMs,
  };
}

const bars: Readonly<Record<Interval, string>> = { '1m': '1분봉', '1h': '1시간봉', '1d': '일봉' };
