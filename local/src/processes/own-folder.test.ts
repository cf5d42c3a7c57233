import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requireWritable } from './own-folder.ts';

it('is made when it is missing, and what cannot be written is told in one line', () => {
  const project = mkdtempSync(join(tmpdir(), 'gaemi-own-'));
  requireWritable(join(project, '.gaemi/'));
  requireWritable(join(project, '.gaemi/'));
  writeFileSync(join(project, 'file'), '');
  expect(() => requireWritable(join(project, 'file/.gaemi/'))).toThrow(
    /^"[^\n]+\.gaemi" cannot be written; start a copy of the project in a folder of your own$/,
  );
  rmSync(project, { recursive: true });
});
