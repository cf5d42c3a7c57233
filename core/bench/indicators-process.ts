import { implementations } from './indicator-implementations.ts';
import { implementationNames } from './indicator-names.ts';
import { randomBars } from './series.ts';

// One measurement in a process of its own: `node indicators-process.ts NAME BARS` prints one line of JSON.

const [name, count] = process.argv.slice(2);
const known = implementationNames.find((candidate) => candidate === name);
if (known === undefined) throw new Error(`There is no implementation "${name ?? ''}"`);
const prepare = implementations[known];

// Short runs first, as a desk has had before: a compiler that meets a million bars in a first call compiles in their middle.
const short = prepare(randomBars(2500));
for (const untilMs = performance.now() + 500; performance.now() < untilMs;) short();

const run = prepare(randomBars(Number(count)));
// The first results are written to memory that the system has to hand out and clear; later ones find it used before.
repeat({ timesMin: 1, timesMax: 6, untilMs: 1000 });
const { timesMs, columns } = repeat({ timesMin: 3, timesMax: 31, untilMs: 2000 });
const medianMs = timesMs.toSorted((left, right) => left - right)[Math.floor(timesMs.length / 2)];
const lastValues = columns.map((column) => (column === undefined ? null : column[column.length - 1]));
process.stdout.write(`${JSON.stringify({ medianMs, fastestMs: Math.min(...timesMs), lastValues })}\n`);

function repeat({ timesMin, timesMax, untilMs }: { timesMin: number; timesMax: number; untilMs: number }) {
  const beganAtMs = performance.now();
  const times: number[] = [];
  let answer = run();
  while (times.length < timesMin || (times.length < timesMax && performance.now() - beganAtMs < untilMs)) {
    const startedAtMs = performance.now();
    answer = run();
    times.push(performance.now() - startedAtMs);
  }
  return { timesMs: times, columns: answer };
}
