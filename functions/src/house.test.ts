import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf, type SourceFile } from './testing/house-rules.ts';

const root = import.meta.dirname;
const files: SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ path: name, text: readFileSync(path.join(root, name), 'utf8') }));

describe('the house of functions', () => {
  it('is found', () => {
    expect(files.map(({ path: found }) => found)).toEqual(expect.arrayContaining(['functions.ts', 'runtime/serve.ts']));
  });

  it('keeps its rules', () => {
    expect(files.flatMap(faultsOf)).toEqual([]);
  });
});

describe('the rules of the house', () => {
  it.each<[rule: string, path: string, text: string, fault: string]>([
    [
      'a function receives its adapters',
      'market/x.ts',
      `import { a } from '../adapters/store/firestore-rest-store.ts';`,
      'market/x.ts imports adapters/store/firestore-rest-store.ts: it is handed its adapters in its context',
    ],
    [
      'rooms speak through topics',
      'market/x.ts',
      `import { a } from '../trading/place-order.ts';`,
      'market/x.ts imports trading/place-order.ts: rooms do not import each other, they speak through topics',
    ],
    [
      'a function imports core and runtime only',
      'market/x.ts',
      `import { Firestore } from '@google-cloud/firestore';`,
      'market/x.ts imports @google-cloud/firestore: a function imports core and runtime only',
    ],
    [
      'the runtime knows no function',
      'runtime/x.ts',
      `import { a } from '../market/collect-candles.ts';`,
      'runtime/x.ts imports market/collect-candles.ts: the runtime knows no function',
    ],
    [
      'the runtime knows no adapter',
      'runtime/x.ts',
      `const a = await import('../adapters/feeds/index.ts');`,
      'runtime/x.ts imports adapters/feeds/index.ts: only ports open adapters',
    ],
    [
      'an adapter knows neither functions nor how they are served',
      'adapters/store/x.ts',
      `import { serve } from '../../runtime/serve.ts';`,
      'adapters/store/x.ts imports runtime/serve.ts: an adapter knows the context only',
    ],
    [
      'adapters of different ports do not lean on each other',
      'adapters/store/x.ts',
      `import { a } from '../feeds/ask-vendor.ts';`,
      'adapters/store/x.ts imports adapters/feeds/ask-vendor.ts: an adapter stands alone',
    ],
    [
      'a vendor is named by its adapter only',
      'market/x.ts',
      `const feed = 'upbit';`,
      'market/x.ts:1 names the vendor "upbit": only its adapter does',
    ],
    ['a file stays small', 'market/x.ts', 'a\n'.repeat(201), 'market/x.ts has 201 lines: split it at 200'],
    [
      'a function stays small',
      'market/x.ts',
      `export function long() {\n${'  a();\n'.repeat(70)}}\n`,
      'market/x.ts:1 is a function of 72 lines: split it at 70',
    ],
  ])('%s', (...[, brokenPath, text, fault]) => {
    expect(faultsOf({ path: brokenPath, text })).toEqual([fault]);
  });

  it('lets types and contracts of adapters be imported', () => {
    const text = `import type { Store } from '../adapters/store/store.ts';\nimport { FeedError } from '../adapters/feeds/feed.ts';`;
    expect(faultsOf({ path: 'market/x.ts', text })).toEqual([]);
  });
});
