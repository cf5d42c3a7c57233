import type { DefinedFunction } from './runtime/define.ts';
import { readEnvironment, type Variables } from './runtime/environment.ts';
import { hostFunctions, type HostedFunctions } from './runtime/host-functions.ts';
import { openHost } from './runtime/open-host.ts';
import type { Outside } from './runtime/outside.ts';
import { openBase } from './runtime/ports/base.ts';
import { openPorts } from './runtime/ports/open-ports.ts';

/** Everything outside, for functions that share a process: the local desk, and tests that replace a part of it. */
export function createContext(variables: Variables, replaced: Partial<Outside> = {}): Outside {
  const base = { ...openBase(readEnvironment(variables)), ...replaced };
  return { ...openPorts(base, variables), ...base };
}

/** Hosts functions in this process, each behind a server of its own, by the very code that runs in the cloud. */
export function serveAll(
  functions: readonly DefinedFunction[],
  variables: Variables,
  replaced: Partial<Outside> = {},
): Promise<HostedFunctions> {
  return hostFunctions(functions, openHost(readEnvironment(variables), createContext(variables, replaced)));
}
