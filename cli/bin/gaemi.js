#!/usr/bin/env node
// Plain JavaScript that any Node can read, since an old one must still be able to say that it is too old.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 7)) {
  console.error(
    `gaemi needs Node 22.7 or newer, this is ${process.version}; run "npx gaemi" inside the project, which brings its own`,
  );
  process.exitCode = 1;
} else if (major < 24) {
  // These strip types only when told to, or warn while they do.
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const { status } = spawnSync(process.execPath, [...flags, main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  await import('../src/main.ts');
}
