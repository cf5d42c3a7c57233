import { expect, it } from 'vitest';
import { envSecrets } from './env-secrets.ts';
import { secretManagerSecrets, type SecretsClient } from './secret-manager-secrets.ts';

it('reads keys from the environment, an empty one as none', async () => {
  const secrets = envSecrets({ GIVEN: 'a', EMPTY: '' });
  expect([await secrets.get('GIVEN'), await secrets.get('EMPTY'), await secrets.get('MISSING')]).toEqual([
    'a',
    undefined,
    undefined,
  ]);
});

it('uses a key that was changed, and one that was added, within ten minutes', async () => {
  const kept = new Map([['KEY', 'old']]);
  const accessSecretVersion = async ({ name }: { name: string }) => {
    const data = kept.get(name.split('/')[3] ?? '');
    if (data === undefined) throw Object.assign(new Error('no such secret'), { code: 5 });
    return [{ payload: { data: Buffer.from(data) } }];
  };
  let nowMs = 0;
  // The official client's method has a dozen forms; this is the one that is used.
  const client = { accessSecretVersion } as unknown as SecretsClient;
  const secrets = secretManagerSecrets(
    'p',
    async () => client,
    () => nowMs,
  );
  const both = () => Promise.all([secrets.get('KEY'), secrets.get('ADDED')]);
  expect(await both()).toEqual(['old', undefined]);
  kept.set('KEY', 'new').set('ADDED', 'added');
  nowMs = 10 * 60_000 - 1;
  expect(await both()).toEqual(['old', undefined]);
  nowMs = 10 * 60_000;
  expect(await both()).toEqual(['new', 'added']);
});

it('reads a key from Secret Manager once, an absent one as none, and tries again after a failure', async () => {
  const asked: unknown[] = [];
  let isDown = true;
  const accessSecretVersion = async ({ name }: { name: string }) => {
    asked.push(name);
    if (name.includes('MISSING')) throw Object.assign(new Error('no such secret'), { code: 5 });
    if (isDown) throw Object.assign(new Error('down'), { code: 14 });
    return [{ payload: { data: Buffer.from('k') } }];
  };
  // The official client's method has a dozen forms; this is the one that is used.
  const client = { accessSecretVersion } as unknown as SecretsClient;
  const secrets = secretManagerSecrets('p', async () => client);
  await expect(secrets.get('KEY')).rejects.toThrow('down');
  isDown = false;
  expect([await secrets.get('KEY'), await secrets.get('KEY'), await secrets.get('MISSING')]).toEqual([
    'k',
    'k',
    undefined,
  ]);
  const path = (name: string) => `projects/p/secrets/${name}/versions/latest`;
  expect(asked).toEqual([path('KEY'), path('KEY'), path('MISSING')]);
});
