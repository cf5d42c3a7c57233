import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** In a process of its own: the package unpacks into the temporary folder, and takes whatever lies there for complete. */
const unpackAlone = "await (await import('@sparticuz/chromium')).default.executablePath()";

/**
 * Unpacks the Chromium that comes with the packages, once per machine and version, and answers where its program is.
 * It appears whole or not at all: so test workers may ask at once, and one that is stopped half-way spoils nothing.
 */
export async function unpackBrowser(): Promise<string> {
  const folder = join(tmpdir(), `gaemi-chromium-${await installedVersion()}`);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  const unfinished = await mkdtemp(`${folder}-`);
  const options = { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: unfinished } };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpackAlone], options);
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true });
    if (!existsSync(program)) throw error; // else another was first, and theirs is as good
  });
  return program;
}

async function installedVersion(): Promise<string> {
  // Not by "import.meta.resolve", which the runner of a global setup does not have.
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
