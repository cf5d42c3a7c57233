import type { TestProject } from 'vitest/node';
import { type EmulatorHosts, startEmulators } from '../emulators/start-emulators.ts';
import { createShutdown } from '../processes/shutdown.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly emulators: EmulatorHosts;
  }
}

const shutdown = createShutdown();

/** One set of emulators for all tests of a run; each test takes a project id of its own. */
export async function setup(project: TestProject): Promise<void> {
  try {
    const { hosts, ...ready } = await startEmulators(shutdown);
    await Promise.all([ready.firestoreReady, ready.pubsubReady, ready.authReady]);
    project.provide('emulators', hosts);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

export async function teardown(): Promise<void> {
  await shutdown.run();
}
