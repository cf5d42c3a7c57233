import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const webFolder = join(import.meta.dirname, '..', '..');

/** Builds the page over documents in memory, or as it is shipped, into a folder of its own. */
export async function buildPage(mode: 'fake' | 'production'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gaemi-page-'));
  await build({ root: webFolder, mode, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return folder;
}

export async function removePage(folder: string): Promise<void> {
  await rm(folder, { recursive: true });
}
