import path from 'node:path';
import { bundleFunctions } from './bundle-functions.ts';

const workspace = path.resolve(import.meta.dirname, '..');
const startedMs = performance.now();
const bundled = await bundleFunctions({
  switchboardPath: path.join(workspace, 'src/functions.ts'),
  outputFolder: path.join(workspace, 'dist'),
});
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
process.stdout.write(`${bundled.length} functions bundled into functions/dist in ${seconds} s\n`);
