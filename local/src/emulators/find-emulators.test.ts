import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findEmulators } from './find-emulators.ts';

let folder: string;
const inSdk = {
  firestore: 'sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar',
  pubsub: 'sdk/platform/pubsub-emulator/lib/cloud-pubsub-emulator-0.8.20-all.jar',
};
const inCache = {
  firestore: '.cache/firebase/emulators/cloud-firestore-emulator-v1.22.0.jar',
  pubsub: '.cache/firebase/emulators/pubsub-emulator-0.8.37/pubsub-emulator/lib/cloud-pubsub-emulator-0.8.37-all.jar',
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gaemi-emulators-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('finding the emulators', () => {
  it('looks into the SDK that the gcloud on the PATH belongs to, through its links', () => {
    put(inSdk.firestore, inSdk.pubsub, 'sdk/bin/gcloud', 'bin/other');
    symlinkSync(join(folder, 'sdk/bin/gcloud'), join(folder, 'bin/gcloud'));
    expect(find()).toEqual({ firestore: path(inSdk.firestore), pubsub: path(inSdk.pubsub) });
  });

  it('falls back on the cache of firebase-tools, and takes the newest there', () => {
    put(inCache.firestore, inCache.pubsub, '.cache/firebase/emulators/cloud-firestore-emulator-v1.9.1.jar');
    put('.cache/firebase/emulators/pubsub-emulator-0.8.9/pubsub-emulator/lib/cloud-pubsub-emulator-0.8.9-all.jar');
    expect(find()).toEqual({ firestore: path(inCache.firestore), pubsub: path(inCache.pubsub) });
  });

  it('takes each from wherever it is', () => {
    put('sdk/bin/gcloud', inSdk.firestore, inCache.pubsub);
    const found = findEmulators({ HOME: folder, PATH: path('sdk/bin') });
    expect(found).toEqual({ firestore: path(inSdk.firestore), pubsub: path(inCache.pubsub) });
  });

  it('does as it is told by the environment', () => {
    put(inCache.firestore, inCache.pubsub, 'mine.jar');
    expect(find({ GAEMI_FIRESTORE_EMULATOR_JAR: path('mine.jar') }).firestore).toBe(path('mine.jar'));
    expect(() => find({ GAEMI_PUBSUB_EMULATOR_JAR: path('none.jar') })).toThrow(/GAEMI_PUBSUB_EMULATOR_JAR.*none\.jar/);
  });

  it('names only what is missing', () => {
    put(inCache.firestore);
    expect(() => find()).toThrow(/^the Pub\/Sub emulator is not installed.*components install pubsub-emulator"/);
    expect(() => find()).toThrow('GAEMI_PUBSUB_EMULATOR_JAR');
  });
});

function find(environment: Record<string, string> = {}) {
  return findEmulators({ HOME: folder, PATH: path('bin'), ...environment });
}

function path(name: string): string {
  return join(folder, name);
}

function put(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), '');
  }
}
