import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import type { DefinedFunction } from '../src/runtime/define.ts';

/** A function of the switchboard, and the module that it alone is loaded from. */
export interface FunctionSource {
  readonly definition: DefinedFunction;
  readonly modulePath: string;
  readonly exportName: string;
}

/** Finds the module of each function by the switchboard's own imports. */
export async function findSources(switchboardPath: string): Promise<FunctionSource[]> {
  const functions = await readSwitchboard(switchboardPath);
  const text = await readFile(switchboardPath, 'utf8');
  const modulePaths = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, specifier = '']) =>
    path.resolve(path.dirname(switchboardPath), specifier),
  );
  const exported = await Promise.all(modulePaths.map(readExports));
  return functions.map((definition) => {
    const found = exported.flat().find(({ value }) => value === definition);
    if (found === undefined) throw new Error(`"${definition.name}" is not exported by a module that the list imports`);
    return { definition, modulePath: found.modulePath, exportName: found.exportName };
  });
}

export async function readSwitchboard(switchboardPath: string): Promise<readonly DefinedFunction[]> {
  const module: unknown = await import(pathToFileURL(switchboardPath).href);
  return z.parse(Switchboard, module).functions;
}

const Switchboard = z.object({
  functions: z.array(
    z.custom<DefinedFunction>((value) => typeof value === 'object' && value !== null && 'handle' in value),
  ),
});

async function readExports(modulePath: string) {
  const module: unknown = await import(pathToFileURL(modulePath).href);
  return Object.entries(module ?? {}).map(([exportName, value]) => ({ modulePath, exportName, value }));
}
