import type { BaseContext, Context, PortName, Ports } from './context.ts';
import type { DefinedFunction } from './define.ts';
import type { Logger } from './logger.ts';

/** What every process opens; the logger is each run's own. */
export type Base = Omit<BaseContext, 'log'>;

/** What a process has opened: the base, and the ports its functions use. */
export type Outside = Base & Partial<Ports>;

/** Hands a function the base and the ports it names, no more. */
export function contextFor(definition: DefinedFunction, outside: Outside, log: Logger): Context<PortName> {
  const { store, publish, clock, secrets } = outside;
  const used = Object.fromEntries(definition.uses.map((port) => [port, openPort(definition.name, outside, port)]));
  // A function's type already limits it to what it uses; here only that much is there.
  return { store, publish, clock, secrets, log, ...used } as Context<PortName>;
}

function openPort(functionName: string, outside: Outside, port: PortName) {
  const opened = outside[port];
  if (opened === undefined) {
    throw new Error(`"${functionName}" uses the port "${port}", which this process has not opened`);
  }
  return opened;
}
