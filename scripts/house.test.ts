import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readText, repositoryFiles, withoutCodeBlocks } from './repository.ts';

const files = repositoryFiles();
const binary = /\.(png|jpe?g|ico|woff2?|gz|bin)$/;

const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.optional(z.record(z.string(), z.string())) })),
});

describe('the tree', () => {
  it('is found', () => {
    expect(files).toContain('scripts/house.test.ts');
  });

  it.each(files.filter((path) => path.endsWith('.md')))('%s has exactly one title', (path) => {
    const titles = withoutCodeBlocks(readText(path)).match(/^# .+$/gm) ?? [];
    expect(titles, 'a page is about one thing, and says which').toHaveLength(1);
  });

  it('leaves no work marked in the code', () => {
    // Written apart, so that this file does not find itself.
    const mark = new RegExp(`\\b(${['TO', 'FIX'].map((word, index) => word + ['DO', 'ME'][index]).join('|')})\\b`);
    const marked = files.filter((path) => !binary.test(path) && mark.test(readText(path)));
    expect(marked, 'unfinished work belongs into an issue').toEqual([]);
  });

  it('locks packages without the address of a registry', () => {
    expect(readText('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });

  it('locks the packages of every platform, without which "npm ci" refuses the lock', () => {
    const { packages } = z.parse(Lock, JSON.parse(readText('package-lock.json')));
    const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !locked.has(name));
    expect(missing, 'a release whose binaries are not all published yet').toEqual([]);
  });

  it('names no folder of a particular machine', () => {
    const homes = new RegExp(`(/home/|/Users/|/${'work'}/)[a-z]`);
    const named = files.filter(
      (path) => !binary.test(path) && path !== 'package-lock.json' && homes.test(readText(path)),
    );
    expect(named).toEqual([]);
  });
});
