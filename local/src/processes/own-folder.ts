import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './setup-error.ts';

/** Where a desk keeps what only this machine needs: logs, and the time of the last build. */
export const ownFolder = fileURLToPath(new URL('../../../.gaemi/', import.meta.url));

/** @throws SetupError when nothing can be kept there, as in a copy of the project that only may be read. */
export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const remedy = 'start a copy of the project in a folder of your own';
    throw new SetupError(`"${join(dirname(folder), '.gaemi')}" cannot be written; ${remedy}`, { cause: error });
  }
}
