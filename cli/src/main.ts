import { runGaemi } from './run-gaemi.ts';

// Whoever reads may have seen enough, as `head` has; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runGaemi(process.argv.slice(2), {
  env: process.env,
  fetch,
  nowMs: Date.now,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
  onInterrupt: (stop) => process.once('SIGINT', stop),
});
