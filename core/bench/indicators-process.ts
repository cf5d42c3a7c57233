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
let columns = run();
const timesMs: number[] = [];
for (
  const untilMs = performance.now() + 1500;
  timesMs.length < 3 || (timesMs.length < 25 && performance.now() < untilMs);
) {
  const startedAtMs = performance.now();
  columns = run();
  timesMs.push(performance.now() - startedAtMs);
}
const medianMs = timesMs.toSorted((left, right) => left - right)[Math.floor(timesMs.length / 2)];
const lastValues = columns.map((column) => (column === undefined ? null : column[column.length - 1]));
process.stdout.write(`${JSON.stringify({ medianMs, lastValues })}\n`);
