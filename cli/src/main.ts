import { runGaemi } from './run-gaemi.ts';

process.exitCode = await runGaemi(process.argv.slice(2), {
  env: process.env,
  fetch,
  nowMs: Date.now,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
  onInterrupt: (stop) => process.once('SIGINT', stop),
});
