import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';

/** Fails when what a browser needs before anything shows has grown beyond its budget. Run after `vite build`. */
const budgetsKb = { script: 130, style: 15 };
const folder = join(import.meta.dirname, '..', 'dist', 'page');

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    imports: z.optional(z.array(z.string())),
    css: z.optional(z.array(z.string())),
  }),
);

const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')));
const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry === true);
if (entry === undefined) throw new Error('the manifest names no entry; build the page first');

const chunks = reach(entry[0]).map((name) => manifest[name]);
const sizes = {
  script: sizeKb(chunks.flatMap((chunk) => chunk?.file ?? [])),
  style: sizeKb(chunks.flatMap((chunk) => chunk?.css ?? [])),
};
for (const kind of ['script', 'style'] as const) {
  console.log(`critical ${kind}: ${sizes[kind].toFixed(1)} KB gzip, at most ${budgetsKb[kind]} KB`);
}
if (sizes.script > budgetsKb.script || sizes.style > budgetsKb.style) {
  console.error('The page has outgrown its budget: load what is not needed at once by import().');
  process.exitCode = 1;
}

function reach(name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  return [name, ...(manifest[name]?.imports ?? []).flatMap((next) => reach(next, seen))];
}

function sizeKb(files: readonly string[]): number {
  const bytes = [...new Set(files)].map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
  return bytes.reduce((sum, length) => sum + length, 0) / 1000;
}
