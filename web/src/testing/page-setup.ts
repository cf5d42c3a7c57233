import type { TestProject } from 'vitest/node';
import { buildPage, removePage } from './build-page.ts';
import { unpackBrowser } from './unpack-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the page over documents in memory. */
    readonly fakePage: string;
  }
}

let folder: string | undefined;

/** One build and one browser for all tests of a run: both take longer than most of them. */
export async function setup(project: TestProject): Promise<void> {
  [folder] = await Promise.all([buildPage('fake'), unpackBrowser()]);
  project.provide('fakePage', folder);
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await removePage(folder);
}
