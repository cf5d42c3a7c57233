import { flushCompileCache } from 'node:module';
import type { Secrets } from '../adapters/secrets/secrets.ts';
import { cloudLogger } from './cloud-logger.ts';
import type { DefinedFunction } from './define.ts';
import { type Environment, readEnvironment, type Variables } from './environment.ts';
import { openHost } from './open-host.ts';
import type { Base, Outside } from './outside.ts';
import { openBase } from './ports/base.ts';
import { serve } from './serve.ts';

/** Opens the ports a bundle carries, from the base and the environment. */
export type OpenBundled = (outside: Base & { readonly env: Variables }) => Partial<Outside>;

/** Serves the one function of a bundle; its generated entry calls this, with `openSecrets` if it declares any. */
export function serveBundle(
  definition: DefinedFunction,
  open: OpenBundled,
  openSecrets?: (environment: Environment) => Secrets,
): void {
  const environment = readEnvironment(process.env);
  tellOfCrash(definition, environment);
  const opened = openBase(environment);
  const base = openSecrets === undefined ? opened : { ...opened, secrets: openSecrets(environment) };
  const outside = { ...base, ...open({ ...base, env: environment.variables }) };
  serve(keepingCompiledCode(definition), openHost(environment, outside));
}

/** What ends the process is one line of the log, as everything else is; it ends all the same, and messages come again. */
function tellOfCrash({ name }: DefinedFunction, { projectId }: Environment): void {
  const trace = `projects/${projectId}/traces/crash`;
  process.on('uncaughtExceptionMonitor', (error) => {
    const log = cloudLogger({ function: name, causeId: 'crash', atMs: Date.now(), trace });
    log.error('the process ends, with all that is under way in it', { error });
  });
}

/** Writes what was compiled until the first run has ended, so that the next start finds it. */
function keepingCompiledCode(definition: DefinedFunction): DefinedFunction {
  let isFirst = true;
  return {
    ...definition,
    async handle(request, context) {
      try {
        return await definition.handle(request, context);
      } finally {
        if (isFirst) setTimeout(flushCompileCache, flushAfterMs).unref();
        isFirst = false;
      }
    },
  };
}

/** The answer goes first. */
const flushAfterMs = 100;
