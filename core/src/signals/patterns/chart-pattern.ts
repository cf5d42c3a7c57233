import type { Bars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';
import { mirrorBars } from './mirror-bars.ts';
import type { Pattern, PatternHit } from './pattern.ts';
import { type Swing, walkSwings } from './swings.ts';

interface ChartDefinition {
  /** The one whose breakout goes down, and its mirror image, whose breakout goes up. */
  readonly down: Pick<Pattern, 'id' | 'name' | 'description'>;
  readonly up: Pick<Pattern, 'id' | 'name' | 'description'>;
  /** How many of the newest turns it is made of. */
  readonly turns: number;
  /**
   * Whether the turns have its shape, for a breakout downwards: answers the line that the close must fall below, as its
   * price at a bar, or nothing.
   */
  readonly lineOf: (turns: readonly Swing[]) => ((index: number) => number) | undefined;
}

/** What takes weeks to form is given weeks to come true. */
const chartHorizonBars = 20;

/** A shape that has not broken out so many bars after it began is another one. */
const lengthMax = 90;

/**
 * A pattern of turning points and its mirror image. It is there at the first close beyond its line after its last turn is
 * known, once for each set of turns.
 */
export function chartPatterns({ down, up, turns, lineOf }: ChartDefinition): {
  readonly down: Pattern;
  readonly up: Pattern;
} {
  const shared = { kind: 'chart', horizonBars: chartHorizonBars } as const;
  const find = (bars: Bars): PatternHit[] => findBreakouts(bars, { turns, lineOf });
  return {
    down: { ...down, ...shared, direction: 'down', find },
    up: { ...up, ...shared, direction: 'up', find: (bars) => find(mirrorBars(bars)).map(mirrored) },
  };
}

function findBreakouts(bars: Bars, { turns, lineOf }: Pick<ChartDefinition, 'turns' | 'lineOf'>): PatternHit[] {
  const hits: PatternHit[] = [];
  let told = '';
  let looked = '';
  let line: ((index: number) => number) | undefined;
  walkSwings(bars, (swings, index) => {
    const shape = swings.slice(-turns);
    const [first] = shape;
    if (first === undefined || shape.length < turns || index - first.index > lengthMax) return;
    const key = shape.map((turn) => turn.index).join();
    // A shape is judged once, though its breakout may come many bars later.
    if (key !== looked) line = lineOf(shape);
    looked = key;
    if (line === undefined || key === told || !(at(bars.close, index) < line(index))) return;
    told = key;
    const points = shape.map((turn) => ({ index: turn.index, price: turn.price }));
    hits.push({ from: first.index, last: index, points: [...points, { index, price: at(bars.close, index) }] });
  });
  return hits;
}

function mirrored(hit: PatternHit): PatternHit {
  return { ...hit, points: hit.points.map(({ index, price }) => ({ index, price: -price })) };
}

/** Whether two prices are one level, for a shape of this height. */
export function areLevel(left: number, right: number, within: number): boolean {
  return Math.abs(left - right) <= within;
}

/** The straight line through two turns. */
export function lineThrough(left: Swing, right: Swing): (index: number) => number {
  const slope = (right.price - left.price) / (right.index - left.index);
  return (index) => left.price + slope * (index - left.index);
}
