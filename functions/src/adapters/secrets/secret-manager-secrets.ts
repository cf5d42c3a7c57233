import type { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import type { Secrets } from './secrets.ts';

const notFound = 5;

/** What is used of the official client. */
export type SecretsClient = Pick<SecretManagerServiceClient, 'accessSecretVersion'>;

/** Keys from Secret Manager, each read once per process; a key that was changed is seen by the next process. */
export function secretManagerSecrets(
  projectId: string,
  openClient: () => Promise<SecretsClient> = openOfficialClient,
): Secrets {
  const read = new Map<string, Promise<string | undefined>>();
  let opened: Promise<SecretsClient> | undefined;
  return {
    get(name) {
      const known = read.get(name);
      if (known !== undefined) return known;
      const reading = (opened ??= openClient()).then((client) => readSecret(client, projectId, name));
      read.set(name, reading);
      // A failure is not remembered: the next who asks tries again.
      reading.catch(() => read.delete(name));
      return reading;
    },
  };
}

async function openOfficialClient(): Promise<SecretsClient> {
  const { SecretManagerServiceClient } = await import('@google-cloud/secret-manager');
  return new SecretManagerServiceClient();
}

async function readSecret(client: SecretsClient, projectId: string, name: string): Promise<string | undefined> {
  try {
    const [version] = await client.accessSecretVersion({
      name: `projects/${projectId}/secrets/${name}/versions/latest`,
    });
    const bytes = version.payload?.data ?? '';
    return (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')) || undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === notFound) return undefined;
    throw error;
  }
}
