import { readdirSync, readFileSync } from 'node:fs';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { API } from 'typescript/unstable/sync';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import { describe, expect, it } from 'vitest';

const rooms = 'base market analysis signals ledger trading portfolio risk backtest learning'.split(' ');
const outsideTools = ['vitest', 'fast-check', 'typescript', 'node:'];
const actions = ['fetch', 'process', 'performance', 'console', 'setTimeout', 'setInterval', 'globalThis'];
const linesPerFileMax = 200;
const linesPerFunctionMax = 70;

type Check = (file: SourceFile, path: string) => string[];

describe('the house of core', () => {
  it('stands as its rules say', () => {
    const files = readSources();
    expect(Object.keys(files).length, 'the walk finds the files').toBeGreaterThan(60);
    const checks = [lookingRight, strangers, acting, longFiles, longFunctions];
    expect(checks.flatMap((check) => faults(check, files))).toEqual([]);
  });

  it('sees a room that looks to its right, or at the maps above all rooms', () => {
    const files = {
      'ledger/a.ts': "import type { Order } from '../trading/order.ts';",
      'ledger/b.ts': "export { topics } from '../topics.ts';",
      'ledger/c.ts': "const later = import('../risk/rule.ts');",
      'ledger/d.ts': "import { sample } from '../testing/samples.ts';",
      'ledger/e.ts': "import { book } from '../attic/book.ts';",
      'attic/f.ts': "import { unitsPerOne } from '../base/units.ts';",
      'trading/g.ts': "import type { Account } from '../ledger/account.ts';",
      'ledger/h.test.ts': "import { sample } from '../testing/samples.ts';",
      'topics.ts': "import { Alert } from './risk/alert.ts';",
    };
    expect(faults(lookingRight, files).map((fault) => fault.split(' ')[0])).toEqual([
      'ledger/a.ts',
      'ledger/b.ts',
      'ledger/c.ts',
      'ledger/d.ts',
      'ledger/e.ts',
      'attic/f.ts',
    ]);
  });

  it('sees a package that core has no business with', () => {
    const files = {
      'base/a.ts': "import { readFileSync } from 'node:fs';",
      'base/b.ts': "import * as z from 'zod';",
      'base/c.ts': "import * as z from 'zod/mini';",
      'base/d.test.ts': "import { it } from 'vitest';",
      'base/e.test.ts': "import express from 'express';",
    };
    expect(faults(strangers, files).map((fault) => fault.split(' ')[0])).toEqual([
      'base/a.ts',
      'base/b.ts',
      'base/e.test.ts',
    ]);
  });

  it('sees the clock, luck, the network and the process', () => {
    const files = {
      'base/a.ts': 'const now = Date.now();',
      'base/b.ts': 'const now = new Date();',
      'base/c.ts': 'const luck = Math.random();',
      'base/d.ts': "const page = await fetch('http://localhost');",
      'base/e.ts': 'const port = process.env.PORT;',
      'base/f.ts': 'const text = Date();',
      'base/g.ts': 'const day = new Date(0); const noon = Date.UTC(2026, 10, 20); const told = order.process;',
    };
    expect(faults(acting, files).map((fault) => fault.split(' ')[0])).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `base/${name}.ts`),
    );
  });

  it('sees a file and a function that have grown too long', () => {
    const lines = (count: number) => 'count();\n'.repeat(count);
    const files = {
      'base/a.ts': lines(201),
      'base/b.ts': `export function long() {\n${lines(69)}}\n`,
      'base/c.ts': `export const long = () => {\n${lines(69)}};\n`,
      'base/d.ts': `export const thing = { long() {\n${lines(69)}} };\n`,
      'base/e.ts': `export function short() {\n${lines(68)}}\n${lines(130)}`,
      'base/f.test.ts': `describe('x', () => {\n${lines(150)}});\n`,
    };
    expect(faults(longFiles, files)).toEqual(['base/a.ts has 201 lines']);
    expect(faults(longFunctions, files).map((fault) => fault.split(':')[0])).toEqual([
      'base/b.ts',
      'base/c.ts',
      'base/d.ts',
    ]);
  });
});

function readSources(): Record<string, string> {
  const paths = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const sources = paths.filter((path) => path.endsWith('.ts'));
  return Object.fromEntries(sources.map((path) => [path, readFileSync(`${import.meta.dirname}/${path}`, 'utf8')]));
}

function faults(check: Check, files: Readonly<Record<string, string>>): string[] {
  const config = JSON.stringify({ compilerOptions: { noLib: true, noResolve: true }, files: Object.keys(files) });
  const rooted = Object.entries(files).map(([path, text]) => [`/house/${path}`, text] as const);
  const fs = createVirtualFileSystem({ ...Object.fromEntries(rooted), '/house/tsconfig.json': config });
  const api = new API({ cwd: '/house', fs });
  try {
    const project = api.updateSnapshot({ openProjects: ['/house/tsconfig.json'] }).getProject('/house/tsconfig.json');
    return Object.keys(files).flatMap((path) => {
      const file = project?.program.getSourceFile(`/house/${path}`);
      if (file === undefined) throw new Error(`"${path}" could not be parsed`);
      return check(file, path);
    });
  } finally {
    api.close();
  }
}

function lookingRight(file: SourceFile, path: string): string[] {
  const roomOf = (place: string) => (place.includes('/') ? place.slice(0, place.indexOf('/')) : 'maps');
  const own = roomOf(path);
  if (own !== 'maps' && own !== 'testing' && !rooms.includes(own)) return [`${path} stands in no room`];
  const seen = importsOf(file).filter((name) => name.startsWith('.'));
  const allowed = (name: string) => {
    const room = roomOf(new URL(name, `file:///${path}`).pathname.slice(1));
    if (room === 'testing') return path.endsWith('.test.ts') || own === 'testing';
    return own === 'maps' || own === 'testing' || (rooms.includes(room) && rooms.indexOf(room) <= rooms.indexOf(own));
  };
  return seen.filter((name) => !allowed(name)).map((name) => `${path} looks at ${name}`);
}

function strangers(file: SourceFile, path: string): string[] {
  const known = path.endsWith('.test.ts') ? ['zod/mini', ...outsideTools] : ['zod/mini'];
  const packages = importsOf(file).filter((name) => !name.startsWith('.'));
  return packages
    .filter((name) => !known.some((tool) => name === tool || (tool !== 'zod/mini' && name.startsWith(tool))))
    .map((name) => `${path} imports ${name}`);
}

function acting(file: SourceFile, path: string): string[] {
  if (path.endsWith('.test.ts')) return [];
  return nodesOf(file)
    .filter((node) => isClockOrLuck(node, file) || isAction(node))
    .map((node) => `${path} acts: ${node.getText(file)}`);
}

function isClockOrLuck(node: Node, file: SourceFile): boolean {
  if (is.isNewExpression(node)) return node.expression.getText(file) === 'Date' && (node.arguments?.length ?? 0) === 0;
  if (is.isCallExpression(node)) return node.expression.getText(file) === 'Date';
  return (
    is.isPropertyAccessExpression(node) && ['Date.now', 'Math.random', 'crypto.randomUUID'].includes(node.getText(file))
  );
}

function isAction(node: Node): boolean {
  if (!is.isIdentifier(node) || !actions.includes(node.text)) return false;
  const { parent } = node;
  const isName = 'name' in parent && parent.name === node;
  return !isName;
}

function longFiles(file: SourceFile, path: string): string[] {
  const count = file.text.trimEnd().split('\n').length;
  return count > linesPerFileMax ? [`${path} has ${count} lines`] : [];
}

function longFunctions(file: SourceFile, path: string): string[] {
  if (path.endsWith('.test.ts')) return [];
  return nodesOf(file)
    .filter(
      (node) =>
        is.isFunctionDeclaration(node) ||
        is.isArrowFunction(node) ||
        is.isFunctionExpression(node) ||
        is.isMethodDeclaration(node),
    )
    .map((node) => node.getText(file).split('\n').length)
    .filter((count) => count > linesPerFunctionMax)
    .map((count) => `${path}: a function has ${count} lines`);
}

function importsOf(file: SourceFile): string[] {
  return nodesOf(file).flatMap((node) => {
    if (is.isStringLiteral(node)) {
      const { parent } = node;
      if (is.isImportDeclaration(parent) || is.isExportDeclaration(parent)) return [node.text];
      if (is.isCallExpression(parent) && parent.expression.getText(file) === 'import') return [node.text];
    }
    return [];
  });
}

function nodesOf(root: Node): Node[] {
  const nodes: Node[] = [];
  root.forEachChild((child) => {
    nodes.push(child, ...nodesOf(child));
  });
  return nodes;
}
