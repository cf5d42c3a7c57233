import type { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import type { Secrets } from './secrets.ts';

const notFound = 5;

/** What is used of the official client. */
export type SecretsClient = Pick<SecretManagerServiceClient, 'accessSecretVersion'>;

/** How long what was read is believed, absent keys included: a process may live for weeks. */
const keptMs = 10 * 60_000;

interface Kept {
  readonly reading: Promise<string | undefined>;
  readonly untilMs: number;
}

/** Keys from Secret Manager; one that was changed, or added, is used within ten minutes. */
export function secretManagerSecrets(
  projectId: string,
  openClient: () => Promise<SecretsClient> = openOfficialClient,
  nowMs: () => number = Date.now,
): Secrets {
  const read = new Map<string, Kept>();
  let opened: Promise<SecretsClient> | undefined;
  return {
    get(name) {
      const known = read.get(name);
      if (known !== undefined && nowMs() < known.untilMs) return known.reading;
      const reading = (opened ??= openClient()).then((client) => readSecret(client, projectId, name));
      read.set(name, { reading, untilMs: nowMs() + keptMs });
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
