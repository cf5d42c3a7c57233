import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText, root, withoutCodeBlocks, workspaces } from './repository.ts';

const pages = ['README.md', 'README.ko.md', '.github/CONTRIBUTING.md', 'docs/user-guide.md', 'docs/operations.md'];
const topFolders = [...workspaces, 'docs', 'scripts', '.github', '.ci'];

describe.each(pages)('%s', (page) => {
  const paths = namedPaths(page);

  it('names only what exists', () => {
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('leads into the tree', () => {
    expect(paths.length, 'a page that names no path has lost them').toBeGreaterThan(0);
  });
});

/** Backticked paths that begin at a folder of the root, and the targets of links and images, which begin at the page. */
function namedPaths(page: string): string[] {
  const markdown = withoutCodeBlocks(readText(page));
  const quoted = [...markdown.matchAll(/`([^`\s]+)`/g)].map(([, text = '']) => text);
  const linked = [...markdown.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) =>
    join(dirname(page), target),
  );
  const inTree = quoted.filter((text) => topFolders.some((folder) => text.startsWith(`${folder}/`)));
  // A place to fill in, as in `core/src/risk/rules/<name>.ts`, is checked as far as it is fixed.
  const fixed = [...inTree, ...linked].map((path) =>
    path.includes('<') ? path.slice(0, path.indexOf('<')).replace(/[^/]*$/, '') : path,
  );
  return [...new Set(fixed)];
}
