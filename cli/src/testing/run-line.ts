import { runGaemi } from '../run-gaemi.ts';
import type { FakeDesk } from './fake-desk.ts';

export interface RanLine {
  readonly exitCode: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs one line as it is typed behind `gaemi`, against a fake desk, at 2025-11-20T00:53:20Z. */
export async function runLine(
  desk: FakeDesk,
  line: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RanLine> {
  const out: string[] = [];
  const errors: string[] = [];
  const exitCode = await runGaemi(line.split(' '), {
    env: { GAEMI_DESK: desk.url, ...env },
    fetch,
    nowMs: () => 1_763_600_000_000,
    print: (text) => out.push(text),
    printError: (text) => errors.push(text),
  });
  return { exitCode, out: out.join('\n'), errors: errors.join('\n') };
}
