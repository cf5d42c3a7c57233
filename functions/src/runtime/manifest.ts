import type { DefinedFunction } from './define.ts';
import { portSources } from './ports/port-sources.ts';

/** What the outside needs to know of a function: Terraform, the local desk and the System page read it. */
export interface ManifestEntry {
  readonly trigger: DefinedFunction['trigger'];
  readonly schedule?: string;
  readonly timeZone?: string;
  readonly topic?: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly secrets: readonly string[];
  readonly identity: DefinedFunction['identity'];
}

export type Manifest = Readonly<Record<string, ManifestEntry>>;

/** @throws Error when two functions have one name. */
export function manifestOf(functions: readonly DefinedFunction[]): Manifest {
  const names = functions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two functions are named "${twice}"`);
  return Object.fromEntries(functions.map((definition) => [definition.name, entryOf(definition)]));
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The keys a function reads, itself or through the adapters behind its ports. */
export function secretsOf({ secrets, uses }: DefinedFunction): readonly string[] {
  return [...new Set([...secrets, ...uses.flatMap((port) => portSources[port].secrets)])].toSorted();
}

function entryOf(definition: DefinedFunction): ManifestEntry {
  const { trigger, schedule, timeZone, topic, memoryMb, timeoutSeconds, identity } = definition;
  return {
    trigger,
    ...(schedule !== undefined && { schedule }),
    ...(timeZone !== undefined && { timeZone }),
    ...(topic !== undefined && { topic }),
    memoryMb,
    timeoutSeconds,
    secrets: secretsOf(definition),
    identity,
  };
}
