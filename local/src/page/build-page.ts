import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ownFolder } from '../processes/own-folder.ts';

export const webFolder = fileURLToPath(new URL('../../../web/', import.meta.url));
const coreSources = fileURLToPath(new URL('../../../core/src/', import.meta.url));
const lockFile = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
const builtPage = join(webFolder, 'dist/page/index.html');
/** Touched after a build: one that was interrupted must not pass for a page. */
const stamp = join(ownFolder, 'page-built');

/** Builds the page, unless it has been built since its sources last changed. */
export async function buildPage(): Promise<'built' | 'current'> {
  const sources = [join(webFolder, 'src'), join(webFolder, 'public'), coreSources];
  const files = [join(webFolder, 'index.html'), join(webFolder, 'vite.config.ts'), lockFile];
  const changedMs = Math.max(...sources.map(newestChangeMs), ...files.map(changeMs));
  if (changeMs(builtPage) > 0 && changeMs(stamp) > changedMs) return 'current';
  await build({ root: webFolder, logLevel: 'error' });
  writeFileSync(stamp, '');
  return 'built';
}

function newestChangeMs(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  // Folders count too: a file that was removed leaves no other trace.
  return Math.max(changeMs(folder), ...entries.map((entry) => changeMs(join(entry.parentPath, entry.name))));
}

function changeMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
