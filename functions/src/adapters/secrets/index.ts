import type { Variables } from '../../runtime/environment.ts';
import type { KeySafe } from './key-safe.ts';

/** Where persons' keys lie: Secret Manager in the cloud, a sealed file on one machine. */
export function createKeySafe({ env }: { env: Variables }): () => Promise<KeySafe> {
  let opening: Promise<KeySafe> | undefined;
  return () => (opening ??= openSafe(env));
}

async function openSafe(env: Variables): Promise<KeySafe> {
  const projectId = env.GOOGLE_CLOUD_PROJECT || env.GCLOUD_PROJECT;
  if (!env.K_SERVICE || !projectId) {
    return (await import('./file-key-safe.ts')).fileKeySafe(env.GAEMI_KEY_FOLDER || '.gaemi/exchange-keys');
  }
  const [{ secretManagerKeySafe }, { metadataToken }] = await Promise.all([
    import('./secret-manager-key-safe.ts'),
    import('../google/access-token.ts'),
  ]);
  return secretManagerKeySafe({ projectId, accessToken: metadataToken(env.GCE_METADATA_HOST) });
}
