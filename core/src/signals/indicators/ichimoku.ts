import { emptyColumn, grow } from './bars.ts';
import { at } from './filters/filter.ts';
import { slideRange, slidingRange } from './filters/sliding-range.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * Middles between the highest high and the lowest low, in the unit of the price: `conversion` and `base` of so many bars;
 * `spanA`, the mean of both, and `spanB`, the middle of `span` bars, are drawn `base` bars later and stand here where they
 * are drawn. The lagging line is left out: it is the close drawn `base` bars earlier, and would show a bar the future.
 * Warm-up: `base + span - 1` bars until the last line has a value.
 * Source: Hosoda, Ichimoku Kinko Hyo (1969); https://github.com/DaveSkender/Stock.Indicators Ichimoku.
 */
export const ichimoku = defineIndicator({
  id: 'ichimoku',
  name: { ko: '일목균형표', en: 'Ichimoku cloud' },
  params: { conversion: barCount(9), base: barCount(26), span: barCount(52) },
  lines: ['conversion', 'base', 'spanA', 'spanB'],
  warmupBars: ({ conversion, base, span }) => base + Math.max(conversion, base, span) - 1,
  start: ({ conversion, base, span }) => ({
    shift: base,
    lowest: emptyColumn(),
    spans: emptyColumn(),
    conversion: slidingRange(conversion),
    base: slidingRange(base),
    span: slidingRange(span),
  }),
  advance(state, { bars: { high, low, close }, lines, from, to }) {
    const lowest = (state.lowest = grow(state.lowest, close.length));
    const spans = (state.spans = grow(state.spans, close.length));
    const middles = (range: ReturnType<typeof slidingRange>, output: Float64Array): void => {
      slideRange(range, { high, low, highest: output, lowest, from, to });
      for (let index = from; index < to; index += 1) output[index] = (at(output, index) + at(lowest, index)) / 2;
    };
    middles(state.conversion, lines.conversion);
    middles(state.base, lines.base);
    middles(state.span, spans);
    for (let index = from; index < to; index += 1) {
      const origin = index - state.shift;
      lines.spanA[index] = origin < 0 ? Number.NaN : (at(lines.conversion, origin) + at(lines.base, origin)) / 2;
      lines.spanB[index] = origin < 0 ? Number.NaN : at(spans, origin);
    }
  },
});
