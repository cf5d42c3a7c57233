import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { functions } from '../src/functions.ts';
import { manifestOf, manifestText } from '../src/runtime/manifest.ts';

const manifestPath = path.resolve(import.meta.dirname, '../manifest.json');
const wanted = manifestText(manifestOf(functions));

if (process.argv.includes('--check')) {
  const found = await readFile(manifestPath, 'utf8').catch(() => '');
  if (found !== wanted) {
    process.stderr.write('functions/manifest.json is stale: run "npm run manifest -w functions" and commit it\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(manifestPath, wanted);
}
