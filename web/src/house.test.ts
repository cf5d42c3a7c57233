import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;

/** What a file imports from outside of its package or from elsewhere in this one, relative to `web/src`. */
async function importsOf(file: string): Promise<string[]> {
  const code = await readFile(join(folder, file), 'utf8');
  const wanted = [...code.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name = '']) => name);
  return wanted.map((name) => (name.startsWith('.') ? join(file, '..', name) : name));
}

function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: folder });
}

describe('the house of the page', () => {
  it('keeps features apart: routes compose them', async () => {
    const files = filesOf('features/**/*.{ts,tsx}');
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const [, own] = file.split('/');
      const strangers = (await importsOf(file)).filter(
        (name) => name.startsWith('features/') && name.split('/')[1] !== own,
      );
      expect(strangers, file).toEqual([]);
    }
  });

  it('knows core, and neither the functions nor the desk on one machine', async () => {
    for (const file of filesOf('**/*.{ts,tsx}')) {
      const wrong = (await importsOf(file)).filter((name) => /^@gaemi\/(functions|local|cli)/.test(name));
      expect(wrong, file).toEqual([]);
    }
  });

  it('lets nothing below the routes know about them', async () => {
    for (const file of filesOf('{features,live,ui,text}/**/*.{ts,tsx}')) {
      const upwards = (await importsOf(file)).filter((name) => /^(routes|app)[/.]/.test(name));
      expect(upwards, file).toEqual([]);
    }
  });
});
