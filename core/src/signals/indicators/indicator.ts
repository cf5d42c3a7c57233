import * as z from 'zod/mini';
import type { Text } from '../../base/text.ts';
import { type Bars, emptyColumn, grow } from './bars.ts';
import type { Span } from './filters/filter.ts';

/** What an indicator is made of; everything the desk knows of it comes from here. */
export interface IndicatorDefinition<Shape extends z.core.$ZodShape, Line extends string, State> {
  /** The first word of its specs: `macd`. */
  readonly id: string;
  readonly name: Text;
  /** In the order of the spec: `macd:12:26:9`. */
  readonly params: Shape;
  /** Says what is wrong with parameters that are each within their range, or nothing. */
  readonly fault?: (params: Params<Shape>) => Text | undefined;
  readonly lines: readonly Line[];
  /** Whether it says anything only where the bars carry a benchmark. */
  readonly needsBenchmark?: boolean;
  /** How many bars at the beginning have no value in some line. */
  readonly warmupBars: (params: Params<Shape>) => number;
  /** What a calculation must remember from one stretch of bars to the next. */
  readonly start: (params: Params<Shape>) => State;
  /**
   * Fills the lines of a stretch of bars, NaN where there is no value yet. One function for all calculations and not a
   * closure for each: V8 throws compiled code away with the last closure that used it.
   */
  readonly advance: (state: State, stretch: Stretch<Line>) => void;
}

export type Params<Shape extends z.core.$ZodShape> = z.output<z.ZodMiniObject<Shape>>;

/** The bars `from` up to, not including, `to`; the stretches of one calculation follow each other. */
export interface Stretch<Line extends string> extends Span {
  readonly bars: Bars;
  readonly lines: Readonly<Record<Line, Float64Array>>;
}

export interface Indicator {
  readonly id: string;
  readonly name: Text;
  readonly params: z.core.$ZodShape;
  readonly lines: readonly string[];
  readonly needsBenchmark: boolean;
  /** @throws z.core.$ZodError for a parameter out of its range, IndicatorError for several that do not go together. */
  configure(params: Readonly<Record<string, number>>): ConfiguredIndicator;
}

/** An indicator with its parameters; `spec` names both. */
export interface ConfiguredIndicator {
  readonly spec: string;
  readonly indicator: Indicator;
  readonly warmupBars: number;
  start(): RunningIndicator;
}

/**
 * One calculation. The whole array is one `advance` over all bars, streaming is one after each bar: the same code in the
 * same order, therefore the same bits.
 */
export interface RunningIndicator {
  /** Carries the lines on to the newest bar, or to the one before `to`. */
  advance(bars: Bars, to?: number): void;
  /** The lines as long as the bars seen so far. */
  lines(): Record<string, Float64Array>;
}

/** Something about an indicator that whoever asked for it can mend, in one line. */
export class IndicatorError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = 'IndicatorError';
    this.text = text;
  }
}

export function defineIndicator<const Shape extends z.core.$ZodShape, const Line extends string, State>(
  definition: IndicatorDefinition<Shape, Line, State>,
): Indicator {
  const schema = z.object(definition.params);
  const indicator: Indicator = {
    id: definition.id,
    name: definition.name,
    params: definition.params,
    lines: definition.lines,
    needsBenchmark: definition.needsBenchmark ?? false,
    configure(values) {
      const params = schema.parse(values);
      const fault = definition.fault?.(params);
      if (fault !== undefined) throw new IndicatorError(fault);
      return {
        spec: [definition.id, ...Object.values(params).filter((value) => value !== undefined)].join(':'),
        indicator,
        warmupBars: definition.warmupBars(params),
        start: () => run(definition, params),
      };
    },
  };
  return indicator;
}

/** A stretch of a dozen columns stays within the processor's cache from one pass to the next. */
export const stretchMax = 2048;

function run<Shape extends z.core.$ZodShape, Line extends string, State>(
  { lines: names, start, advance }: IndicatorDefinition<Shape, Line, State>,
  params: Params<Shape>,
): RunningIndicator {
  const state = start(params);
  // Every name is given its column here; the type of `fromEntries` forgets the names.
  const lines = Object.fromEntries(names.map((name) => [name, emptyColumn()])) as Record<Line, Float64Array>;
  let length = 0;
  return {
    advance(bars, to = bars.length) {
      for (const name of names) lines[name] = grow(lines[name], bars.length);
      while (length < to) {
        const end = Math.min(length + stretchMax, to);
        advance(state, { bars, lines, from: length, to: end });
        length = end;
      }
    },
    lines: () => Object.fromEntries(names.map((name) => [name, lines[name].subarray(0, length)])),
  };
}
