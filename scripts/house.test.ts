import { describe, expect, it } from 'vitest';
import { readText, repositoryFiles, withoutCodeBlocks } from './repository.ts';

const files = repositoryFiles();
const binary = /\.(png|jpe?g|ico|woff2?|gz|bin)$/;

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

  it('names no folder of a particular machine', () => {
    const homes = new RegExp(`(/home/|/Users/|/${'work'}/)[a-z]`);
    const named = files.filter(
      (path) => !binary.test(path) && path !== 'package-lock.json' && homes.test(readText(path)),
    );
    expect(named).toEqual([]);
  });
});
