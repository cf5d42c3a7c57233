import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { policyFile } from '../scripts/content-policy.ts';
import { launchBrowser } from './testing/launch-browser.ts';
import { type ServedFolder, serveFolder } from './testing/serve-folder.ts';

let browser: Browser;
let policy: string;
let served: ServedFolder;

beforeAll(async () => {
  const folder = inject('fakePage');
  policy = (await readFile(join(folder, policyFile), 'utf8')).trim();
  served = await serveFolder(folder, { 'content-security-policy': policy });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

/** What the browser refused while the page was used, and whether the theme was set before anything was painted. */
async function visit(path: string): Promise<{ refused: string[]; theme: string | null }> {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(`${served.url}${path}`, { waitUntil: 'domcontentloaded' });
  const theme = await page.getAttribute('html', 'data-theme');
  await page.locator('main').getByRole('heading').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(800);
  await page.close();
  return { refused, theme };
}

describe('the content security policy that is built with the page', () => {
  it.each(['/', '/markets/KRW-BTC', '/screener', '/studies'])(
    'forbids nothing that the page does: %s',
    async (path) => {
      const { refused, theme } = await visit(`${path}?fake=full`);
      expect(refused).toEqual([]);
      expect(theme).toMatch(/dark|light/);
    },
  );

  it('lets no other script in', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}/?fake=full`);
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.let_in = 1' }))`,
    );
    expect(await page.evaluate('globalThis.let_in')).toBeUndefined();
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    await page.close();
  });
});
