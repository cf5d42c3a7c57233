import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../web/src/testing/launch-browser.ts';
import { findFreePorts } from './processes/free-port.ts';
import { waitUntil } from './processes/wait-until.ts';
import { runStart, type StartRun } from './testing/run-start.ts';

/** What is promised to whoever types the one line: a minute from the ready line until the desk has traded. */
const withinMs = 60_000;

let run: StartRun;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const [port = 0] = await findFreePorts(1);
  run = runStart(['--port', String(port), '--speed', '3']);
  browser = await launchBrowser();
  await waitUntil(async () => run.stdout().includes('Gaemi is ready') || run.stderr() !== '', {
    timeoutMs: 100_000,
    what: 'the desk was not ready',
  });
  page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await page.goto(`http://localhost:${port}/`);
});
afterAll(async () => {
  await browser?.close();
  run?.kill('SIGINT');
  await run?.exitCode;
});

describe('the desk, from one line to the first trade', () => {
  it('moves the price before the eyes of whoever opened the page', async () => {
    const price = page.locator('#chart .text-xl');
    await price.waitFor();
    const before = await price.innerText();
    await expect.poll(() => price.innerText(), { timeout: withinMs }).not.toBe(before);
  });

  it('shows a signal with its reasons, and the order that was filled for it', async () => {
    const reason = page.locator('[data-signal] li').first();
    await reason.waitFor({ timeout: withinMs });
    expect(await reason.innerText()).toMatch(/mean of [\d,.]+ has crossed|score|RSI/);
    const filled = page.locator('[data-order][data-status="filled"]').first();
    await filled.waitFor({ timeout: withinMs });
    expect(await filled.innerText()).toMatch(/₩[\d,]+|[\d,.]+ USDT/);
  });

  it('values the account that the fill has changed', async () => {
    const fees = page.getByRole('region', { name: 'Account at a glance' });
    await expect.poll(() => fees.innerText(), { timeout: withinMs }).toMatch(/fees ₩[1-9]/);
  });

  it('refuses entries from the moment of a halt on, and says so', async () => {
    await page.getByRole('button', { name: 'Halt trading' }).first().click();
    await page.getByLabel('Reason').fill('a drill');
    await page.getByRole('button', { name: 'Halt now' }).click();
    await page.getByRole('alert').filter({ hasText: 'Trading halted: a drill' }).waitFor();
    const known = await orderIds('filled', 'buy');
    const refused = page.locator('[data-order][data-status="refused"][data-side="buy"]');
    await refused
      .filter({ hasText: 'a drill' })
      .first()
      .waitFor({ timeout: 2 * withinMs });
    // Refusals push older orders out of the list, so what counts is that none has come.
    const since = (await orderIds('filled', 'buy')).filter((id) => !known.includes(id));
    expect(since, 'nothing was bought since').toEqual([]);
  });
});

async function orderIds(status: string, side: string): Promise<(string | null)[]> {
  const orders = await page.locator(`[data-order][data-status="${status}"][data-side="${side}"]`).all();
  return Promise.all(orders.map((order) => order.getAttribute('data-order')));
}
