import { chmod, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fileKeySafe } from './file-key-safe.ts';
import { createKeySafe } from './index.ts';
import { secretName } from './key-safe.ts';
import { keySafeContract } from './key-safe-contract.ts';
import { secretManagerKeySafe } from './secret-manager-key-safe.ts';

const folders: string[] = [];
const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

keySafeContract('the sealed files of one machine', async () => {
  const folder = await newFolder();
  return { safe: fileKeySafe(folder), kept: () => everythingIn(folder) };
});

keySafeContract('Secret Manager', async () => {
  const { origin, kept } = await startSecretManager();
  return {
    safe: secretManagerKeySafe({ projectId: 'p', accessToken: async () => 't', origin }),
    kept: async () => kept(),
  };
});

describe('the sealed files', () => {
  const owner = { userId: 'ant', venue: 'upbit' } as const;

  it('hold nothing readable, and only their owner may read them', async () => {
    const folder = await newFolder();
    await fileKeySafe(folder).putSecret(owner, { accessKey: 'planted-access', secretKey: 'planted-secret' });
    expect(await everythingIn(folder)).not.toMatch(/planted|upbit|ant/);
    const names = await readdir(folder);
    expect(names).toHaveLength(2);
    const modes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).mode & 0o777));
    expect(modes).toEqual([0o600, 0o600]);
  });

  it("do not open as another person's, nor after a change, and the error says nothing of them", async () => {
    const folder = await newFolder();
    const safe = fileKeySafe(folder);
    await safe.putSecret(owner, { secretKey: 'planted-secret' });
    const own = (await readdir(folder)).find((name) => name.endsWith('.json')) ?? '';
    await safe.putSecret({ ...owner, userId: 'bee' }, { secretKey: 'of-bee' });
    const other = (await readdir(folder)).find((name) => name.endsWith('.json') && name !== own) ?? '';
    await rename(path.join(folder, own), path.join(folder, other));
    await expect(safe.readSecret({ ...owner, userId: 'bee' })).rejects.toThrow(
      /^the stored keys for "upbit" do not open/,
    );
  });

  it('are not sealed with a key that others can read', async () => {
    const folder = await newFolder();
    const safe = fileKeySafe(folder);
    await safe.putSecret(owner, { secretKey: 's' });
    await chmod(path.join(folder, 'safe.key'), 0o644);
    await expect(safe.readSecret(owner)).rejects.toThrow('chmod 600');
  });

  it('are where the environment says, outside of the cloud', async () => {
    const folder = await newFolder();
    const safe = await createKeySafe({ env: { GAEMI_KEY_FOLDER: folder } })();
    await safe.putSecret(owner, { secretKey: 's' });
    expect(await readdir(folder)).toHaveLength(2);
  });
});

it('names secrets so that no two persons share one, whatever their ids hold', () => {
  const names = ['ant', 'a_upbit', 'a@b.c', 'h-ant'].map((userId) => secretName({ userId, venue: 'upbit' }));
  expect(new Set(names).size).toBe(4);
  expect(names.every((name) => /^[A-Za-z0-9_-]{1,255}$/.test(name))).toBe(true);
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gaemi-safe-'));
  folders.push(folder);
  return folder;
}

async function everythingIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  return (
    await Promise.all(names.map(async (name) => `${name} ${await readFile(path.join(folder, name), 'utf8')}`))
  ).join();
}

/** As much of the service as a safe uses, with its own ways of saying no. */
async function startSecretManager() {
  const secrets = new Map<string, { state: string; data: string }[]>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { status, json } = answer(secrets, `${request.method} ${request.url}`, body === '' ? {} : JSON.parse(body));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const kept = () =>
    [...secrets.values()]
      .flat()
      .map(({ data }) => Buffer.from(data, 'base64').toString())
      .join();
  return { origin: `http://127.0.0.1:${port}`, kept };
}

function answer(
  secrets: Map<string, { state: string; data: string }[]>,
  asked: string,
  body: { payload?: { data?: string } },
): { status: number; json: unknown } {
  const no = (status: number, word: string) => ({ status, json: { error: { status: word, message: word } } });
  const created = /^POST \/v1\/projects\/p\/secrets\?secretId=(.+)$/.exec(asked)?.[1];
  if (created !== undefined) {
    if (secrets.has(created)) return no(409, 'ALREADY_EXISTS');
    secrets.set(created, []);
    return { status: 200, json: {} };
  }
  const [, name = '', verb = ''] = /^\w+ \/v1\/projects\/p\/secrets\/([\w-]+)([:/].+)$/.exec(asked) ?? [];
  const versions = secrets.get(name);
  if (versions === undefined) return no(404, 'NOT_FOUND');
  const listing = `projects/1/secrets/${name}/versions`;
  if (verb === ':addVersion') {
    versions.push({ state: 'ENABLED', data: body.payload?.data ?? '' });
    return { status: 200, json: { name: `${listing}/${versions.length}`, state: 'ENABLED' } };
  }
  const [, destroyed] = /^\/versions\/(\d+):destroy$/.exec(verb) ?? [];
  if (destroyed !== undefined) {
    versions[Number(destroyed) - 1] = { state: 'DESTROYED', data: '' };
    return { status: 200, json: {} };
  }
  if (verb === '/versions/latest:access') {
    const last = versions.at(-1);
    if (last?.state !== 'ENABLED') return no(400, 'FAILED_PRECONDITION');
    return { status: 200, json: { payload: { data: last.data } } };
  }
  const listed = versions.map(({ state }, index) => ({ name: `${listing}/${index + 1}`, state })).toReversed();
  return { status: 200, json: listed.length === 0 ? {} : { versions: listed } };
}
