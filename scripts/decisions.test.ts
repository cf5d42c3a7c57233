import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readText, workspaces } from './repository.ts';

const Names = z.optional(z.record(z.string(), z.string()));
const Package = z.object({ dependencies: Names, devDependencies: Names });

/** Beginnings of the lines of packages: "- `zod` (…". */
const explained = [...readText('docs/decisions.md').matchAll(/^- `([^`]+)`/gm)].map(([, name]) => name);

describe('docs/decisions.md', () => {
  it('says of every dependency why it is here', () => {
    expect(dependencies().filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('explains no dependency that is gone', () => {
    expect(explained.filter((name) => !dependencies().includes(name ?? ''))).toEqual([]);
  });
});

function dependencies(): string[] {
  const packages = ['', ...workspaces].map((folder) =>
    z.parse(Package, JSON.parse(readText(folder === '' ? 'package.json' : `${folder}/package.json`))),
  );
  const names = packages.flatMap((one) =>
    [one.dependencies, one.devDependencies].flatMap((all) => Object.keys(all ?? {})),
  );
  return [...new Set(names)].filter((name) => !name.startsWith('@gaemi/'));
}
