import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import { type KeyOwner, type KeySafe, secretName } from './key-safe.ts';

const Sealed = z.object({ iv: z.string(), tag: z.string(), text: z.string() });
const Keys = z.record(z.string(), z.string());
const keyBytes = 32;

/**
 * Keys on one machine: a file for each secret, sealed with AES-256-GCM under a key that lies beside them and that only its
 * owner may read. It keeps them out of backups and searches, not from whoever can read the key.
 */
export function fileKeySafe(folder: string): KeySafe {
  const fileOf = (name: string) => path.join(folder, `${createHash('sha256').update(name).digest('hex')}.sealed.json`);
  return {
    async putSecret(owner, keys) {
      const name = secretName(owner);
      const sealed = seal(JSON.stringify(keys), await openKey(folder), name);
      await replaceFile(fileOf(name), JSON.stringify(sealed));
    },
    async readSecret(owner) {
      const name = secretName(owner);
      const text = await readIfThere(fileOf(name));
      if (text === undefined) return undefined;
      return unseal(text, await openKey(folder), owner);
    },
  };
}

function seal(text: string, key: Buffer, name: string): z.output<typeof Sealed> {
  const iv = randomBytes(12);
  // The name is sealed in: a file that was renamed does not open as somebody else's.
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { iv: base64(iv), tag: base64(cipher.getAuthTag()), text: base64(sealed) };
}

function unseal(file: string, key: Buffer, owner: KeyOwner) {
  try {
    const { iv, tag, text } = z.parse(Sealed, JSON.parse(file));
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(secretName(owner))).setAuthTag(Buffer.from(tag, 'base64'));
    const opened = Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]);
    return z.parse(Keys, JSON.parse(opened.toString('utf8')));
  } catch {
    // Without the cause: its text could quote what was opened.
    throw new Error(`the stored keys for "${owner.venue}" do not open with this machine's key: store them again`);
  }
}

/** @throws Error when others could read the key. */
async function openKey(folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'safe.key');
  if ((await readIfThere(file)) === undefined) await createOnce(file, base64(randomBytes(keyBytes)));
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0)
    throw new Error(`"${file}" can be read by others: chmod 600 it, and replace what it sealed`);
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (key.length !== keyBytes)
    throw new Error(`"${file}" is not a key of this desk: remove it and store the keys again`);
  return key;
}

/** Of many who start at once, one key stays. */
async function createOnce(file: string, text: string): Promise<void> {
  const draft = draftOf(file);
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const draft = draftOf(file);
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  await chmod(draft, 0o600);
  await rename(draft, file);
}

function draftOf(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}.draft`;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64');
}
