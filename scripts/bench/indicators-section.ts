import { measureIndicators } from '../../core/bench/indicators.ts';
import type { Section } from './section.ts';

const bars = 1_000_000;
const rounds = 5;

/** The everyday set of indicators over a million bars, beside a loop by hand, TA-Lib and the libraries of npm. */
export function indicatorsSection(): Promise<Section> {
  const measured = measureIndicators({ bars, rounds, onProgress: (line) => process.stdout.write(`  ${line}\n`) });
  return Promise.resolve({
    title: 'Indicators',
    lead:
      `SMA 20/50/200, EMA 12/26, RSI 14, MACD 12/26/9, Bollinger 20/2, ATR 14 and Stochastic 14/3/3 over ${bars.toLocaleString('en-US')} ` +
      'bars, fresh result arrays on all sides, inputs converted to the form of each library beforehand; every measurement ' +
      `in a process of its own, ${rounds} interleaved rounds, ratios taken round by round. Aims: within 1.3 of the loop by ` +
      'hand, and 6 times as fast as the fastest library. "At best" compares the fastest run of each, since what else happens ' +
      'on a machine only slows. The last column compares the last values with ours; the ' +
      'libraries that differ do so by convention (a plain mean in the ATR, an RSI rounded to two digits).',
    header: [
      'implementation',
      'median',
      'range',
      '× limit',
      '× Gaemi',
      'at best × limit',
      'at best × Gaemi',
      'worst difference',
    ],
    rows: measured.map(({ implementation, medianMs, minMs, maxMs, difference, ...ratios }) => [
      implementation,
      `${medianMs.toFixed(1)} ms`,
      `${minMs.toFixed(1)}–${maxMs.toFixed(1)} ms`,
      ratios.timesLimit.toFixed(2),
      ratios.timesOwn.toFixed(2),
      ratios.fastestTimesLimit.toFixed(2),
      ratios.fastestTimesOwn.toFixed(2),
      difference,
    ]),
  });
}
