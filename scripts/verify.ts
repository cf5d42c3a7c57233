import { spawnSync } from 'node:child_process';

interface Step {
  readonly heading: string;
  /** The script of the root package.json, so that each step can be run alone. */
  readonly command: string;
  /** What to run or do when it fails. */
  readonly remedy: string;
}

/** Cheapest first, so that a slip is told within seconds. */
const steps: readonly Step[] = [
  { heading: 'Format', command: 'format:check', remedy: 'npm run format' },
  { heading: 'Lint', command: 'lint', remedy: 'npm run lint -- --fix, then correct what is left' },
  { heading: 'Types', command: 'types', remedy: 'correct the types above, then npm run types' },
  { heading: 'Unused code', command: 'unused', remedy: 'delete what knip names, then npm run unused' },
  {
    heading: 'Manifest current',
    command: 'manifest -- --check',
    remedy: 'npm run manifest, and commit functions/manifest.json',
  },
  { heading: 'Build', command: 'build', remedy: 'correct the error above, then npm run build' },
  { heading: 'Tests', command: 'test', remedy: 'correct the tests above, then npm test' },
];

process.exitCode = verify();

/** Runs every check one after another; answers the exit code of the first that fails. */
function verify(): number {
  const startedAtMs = performance.now();
  for (const [index, step] of steps.entries()) {
    const exitCode = run(step, `${index + 1}/${steps.length}`);
    if (exitCode !== 0) return exitCode;
  }
  console.log(`\nVerified in ${secondsSince(startedAtMs)} s: all ${steps.length} steps passed.`);
  return 0;
}

function run(step: Step, place: string): number {
  const startedAtMs = performance.now();
  console.log(`\n=== ${place} ${step.heading} (npm run ${step.command})`);
  const { status, error } = spawnSync('npm', ['run', '--silent', ...step.command.split(' ')], { stdio: 'inherit' });
  if (status === 0) {
    console.log(`=== ${step.heading}: passed in ${secondsSince(startedAtMs)} s`);
    return 0;
  }
  const cause = error === undefined ? '' : ` (${error.message})`;
  console.error(`=== ${step.heading}: FAILED after ${secondsSince(startedAtMs)} s${cause}. To fix: ${step.remedy}`);
  return status ?? 1;
}

function secondsSince(startedAtMs: number): string {
  return ((performance.now() - startedAtMs) / 1000).toFixed(1);
}
