import { chromium as playwright, type Browser } from 'playwright-core';
import { unpackBrowser } from './unpack-browser.ts';

/** Starts the Chromium that comes with the packages, so that a fresh clone needs no browser of its own. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await unpackBrowser(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
}
