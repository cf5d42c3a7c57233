import type { Candle } from '../../market/candle.ts';
import type { Instrument } from '../../market/instrument.ts';
import { decidableAtMs } from '../../market/instrument-calendar.ts';
import { type Bars, toBars } from '../indicators/bars.ts';
import { parseSpec } from '../indicators/parse-spec.ts';
import { findCrossing } from './find-crossing.ts';
import { gradeOf } from './grade.ts';
import { type Measured, tooFewBars } from './measure.ts';
import { measureChange } from './measure-change.ts';
import { type Extremes, measureExtremes } from './measure-extremes.ts';
import type { Missing, ScreenRow } from './screen.ts';
import type { NewestPrice, ScreenInput } from './screen-input.ts';

/** Everything the screener shows of one instrument; what cannot be known is null and says why. */
export function screenRow(input: ScreenInput): ScreenRow {
  const { instrument, days } = input;
  const bars = toBars(days);
  const missing: Record<string, Missing> = {};
  const take: Take = (name, measured) => {
    if ('value' in measured) return measured.value;
    missing[name] = measured.missing;
    return null;
  };
  const newest = newestPrice(input);
  const change = (sessions: number) => (newest === undefined ? noPrice : measureChange(input, newest, sessions));
  return {
    instrumentId: instrument.id,
    name: instrument.name,
    kind: instrument.kind,
    currency: instrument.currency,
    price: take('price', newest === undefined ? noPrice : { value: newest.price }),
    atMs: newest?.atMs ?? null,
    source: newest?.source ?? null,
    barsAtMs: closeOfNewest(instrument, days),
    bars: days.length,
    change1d: take('change1d', change(1)),
    change5d: take('change5d', change(5)),
    volumeRatio: take('volumeRatio', measureVolume(days)),
    ...oscillators(bars, take),
    ...means(bars, take),
    ...extremes(newest === undefined ? noPrice : measureExtremes(days, newest.price), take),
    missing,
  };
}

/** The value, or null and a note of why. */
type Take = <Value>(name: keyof ScreenRow, measured: Measured<Value>) => Value | null;

function oscillators(bars: Bars, take: Take) {
  const strength = lastOf(bars, 'rsi:14');
  const place = lastOf(bars, 'stochastic:14:3:3', placeLine);
  const both = 'value' in strength && 'value' in place ? { value: gradeOf(strength.value, place.value) } : undefined;
  return {
    rsi14: take('rsi14', strength),
    stochasticK: take('stochasticK', place),
    stochasticD: take('stochasticD', lastOf(bars, 'stochastic:14:3:3', { line: 'd' })),
    grade: take('grade', both ?? tooFewBars(placeLine.needs, bars.length)),
  };
}

/** The first of the two lines is there earlier than the indicator as a whole; of what a grade needs it comes last. */
const placeLine = { line: 'k', needs: 16 } as const;

function means(bars: Bars, take: Take) {
  const [mean20, mean50, mean200] = [meanOf(bars, 20), meanOf(bars, 50), meanOf(bars, 200)];
  return {
    sma20: take('sma20', lastOf(bars, 'sma:20')),
    sma50: take('sma50', lastOf(bars, 'sma:50')),
    sma200: take('sma200', lastOf(bars, 'sma:200')),
    crossPrice20: take('crossPrice20', findCrossing(bars.close, mean20, 20)),
    cross20x50: take('cross20x50', findCrossing(mean20, mean50, 50)),
    cross50x200: take('cross50x200', findCrossing(mean50, mean200, 200)),
  };
}

function extremes(measured: Measured<Extremes>, take: Take) {
  const part = <Value>(name: keyof ScreenRow, pick: (whole: Extremes) => Value) =>
    take(name, 'value' in measured ? { value: pick(measured.value) } : measured);
  return {
    high52w: part('high52w', ({ high }) => high),
    low52w: part('low52w', ({ low }) => low),
    belowHigh52w: part('belowHigh52w', ({ belowHigh }) => belowHigh),
    aboveLow52w: part('aboveLow52w', ({ aboveLow }) => aboveLow),
    newHigh52w: part('newHigh52w', ({ isNewHigh }) => isNewHigh),
    newLow52w: part('newLow52w', ({ isNewLow }) => isNewLow),
  };
}

const noPrice: { readonly missing: Missing } = { missing: { because: 'no-price' } };

/** The quote, unless a bar has closed since. */
function newestPrice({ instrument, days, quote, source }: ScreenInput): NewestPrice | undefined {
  const closedAtMs = closeOfNewest(instrument, days) ?? 0;
  if (quote !== undefined && quote.atMs >= closedAtMs) {
    return { price: quote.price, atMs: quote.atMs, source: quote.source };
  }
  const day = days.at(-1);
  return day === undefined ? undefined : { price: day.close, atMs: closedAtMs, source: source ?? null };
}

function closeOfNewest(instrument: Instrument, days: readonly Candle[]): number | null {
  const day = days.at(-1);
  return day === undefined ? null : decidableAtMs(instrument, '1d', day.openAtMs);
}

function lastOf(
  bars: Bars,
  spec: string,
  which: { readonly line?: string; readonly needs?: number } = {},
): Measured<number> {
  const configured = parseSpec(spec);
  const { line = 'value', needs = configured.warmupBars + 1 } = which;
  const running = configured.start();
  running.advance(bars);
  const value = running.lines()[line]?.at(-1) ?? Number.NaN;
  return Number.isNaN(value) ? tooFewBars(needs, bars.length) : { value };
}

function meanOf(bars: Bars, period: number): Float64Array {
  const running = parseSpec(`sma:${period}`).start();
  running.advance(bars);
  return running.lines()['value'] ?? new Float64Array();
}

const volumeBars = 20;

function measureVolume(days: readonly Candle[]): Measured<number> {
  const newest = days.at(-1);
  const before = days.slice(-volumeBars - 1, -1);
  if (newest === undefined || before.length < volumeBars) return tooFewBars(volumeBars + 1, days.length);
  const mean = before.reduce((sum, { volume }) => sum + volume, 0) / volumeBars;
  return mean > 0 ? { value: newest.volume / mean } : { missing: { because: 'no-volume' } };
}
