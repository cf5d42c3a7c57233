import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { buildPage, removePage } from './build-page.ts';
import { launchBrowser } from './launch-browser.ts';
import { serveFolder } from './serve-folder.ts';

export interface PageWish {
  /** How the desk is found: `full`, `many`, `empty`, `connecting`, `failing`, `signed-out`. */
  readonly scene?: string;
  readonly language?: 'ko' | 'en';
  readonly theme?: 'dark' | 'light';
  readonly colours?: 'kr' | 'us';
  readonly width?: number;
  readonly context?: BrowserContextOptions;
  /** The page's own address; the overview when left out. */
  readonly path?: string;
}

export interface PageStage {
  open(wish?: PageWish): Promise<Page>;
  close(): Promise<void>;
}

/** Serves the page over documents in memory, or builds it as it is shipped, and opens it as often as a test likes. */
export async function openStage(
  mode: 'fake' | 'production' = 'fake',
): Promise<PageStage & { readonly folder: string }> {
  const folder = mode === 'fake' ? inject('fakePage') : await buildPage(mode);
  const [served, browser] = await Promise.all([serveFolder(folder), launchBrowser()]);
  return {
    folder,
    open: (wish = {}) => openPage(browser, served.url, wish),
    async close() {
      await browser.close();
      await served.close();
      if (mode !== 'fake') await removePage(folder);
    },
  };
}

async function openPage(browser: Browser, url: string, wish: PageWish): Promise<Page> {
  const { scene = 'full', language = 'ko', theme = 'dark', colours = 'kr', width = 1440, context = {} } = wish;
  const address = new URL(wish.path ?? '/', url);
  address.searchParams.set('fake', scene);
  const opened = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-US', ...context });
  await opened.addInitScript(
    (preferences) => localStorage.setItem('gaemi.preferences', preferences),
    JSON.stringify({ language, theme, colours }),
  );
  const page = await opened.newPage();
  await page.goto(address.href);
  return page;
}

/** Whether something appears before the patience of a person ends. */
export async function isShown(locator: Locator, timeoutMs = 10_000): Promise<boolean> {
  return locator.waitFor({ timeout: timeoutMs }).then(
    () => true,
    () => false,
  );
}

/** What axe finds on the page, one line a fault. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary)))`);
}
