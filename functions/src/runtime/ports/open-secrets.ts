import { envSecrets } from '../../adapters/secrets/env-secrets.ts';
import { secretManagerSecrets } from '../../adapters/secrets/secret-manager-secrets.ts';
import type { Secrets } from '../../adapters/secrets/secrets.ts';
import type { Environment } from '../environment.ts';

/**
 * Keys for a function that declares some: those that the platform has put into the environment cost nothing; in the cloud
 * any other is asked of Secret Manager.
 */
export function openSecrets({ inCloud, projectId, variables }: Environment): Secrets {
  const given = envSecrets(variables);
  if (!inCloud) return given;
  const kept = secretManagerSecrets(projectId);
  return { get: async (name) => (await given.get(name)) ?? kept.get(name) };
}
