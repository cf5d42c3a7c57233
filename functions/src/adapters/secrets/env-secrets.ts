import type { Secrets } from './secrets.ts';

/** Keys from the environment, as on a laptop; an empty one is an absent one. */
export function envSecrets(variables: Readonly<Record<string, string | undefined>>): Secrets {
  return { get: async (name) => variables[name] || undefined };
}
