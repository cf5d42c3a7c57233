import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { unpackBrowser } from './unpack-browser.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gaemi-unpack-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it('is one whole browser for all who ask at once', { timeout: 60_000 }, async () => {
  const [mine, theirs] = await Promise.all([unpackBrowser(), unpackBrowser()]);
  expect(theirs).toBe(mine);
  expect(String(execFileSync(mine, ['--version', '--no-sandbox']))).toMatch(/\d+\.\d+/);
  expect(await readdir(folder), 'nothing unfinished is left').toHaveLength(1);
});
