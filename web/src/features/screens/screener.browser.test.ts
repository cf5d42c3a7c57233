import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('the screener', () => {
  it('counts a thousand rows and draws those in sight, at the end of the list too', async () => {
    const page = await stage.open({ path: '/screener', language: 'en' });
    await page.locator('[data-row]').first().waitFor();
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('1001');
    expect(await page.locator('[data-row]').count()).toBeLessThan(60);
    await page
      .getByRole('group', { name: 'Screener' })
      .last()
      .evaluate((box) => box.scrollTo(0, box.scrollHeight));
    expect(await isShown(page.locator('tr[aria-rowindex="1001"]'))).toBe(true);
    await page.context().close();
  });

  it('keeps sorting, filter and screen in the address, through a reload', async () => {
    const page = await stage.open({ path: '/screener', language: 'en' });
    await page.getByRole('button', { name: 'Price' }).click();
    await page.getByRole('searchbox').fill('company 1001');
    await page.getByRole('button', { name: 'Overbought' }).click();
    await page.getByRole('button', { name: 'RSI 14' }).click();
    await expect.poll(() => page.url()).toMatch(/screen=overbought/);
    const shown = () =>
      page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
    const before = await shown();
    expect(before.length).toBeGreaterThan(0);
    await page.reload();
    await page.locator('[data-row]').first().waitFor();
    expect(await shown()).toEqual(before);
    expect(await page.getByRole('columnheader', { name: 'RSI 14' }).getAttribute('aria-sort')).toBe('ascending');
    await page.context().close();
  });

  it('sorts a thousand rows before a person notices', async () => {
    const page = await stage.open({ path: '/screener', language: 'en' });
    await page.locator('[data-row]').first().waitFor();
    const sortOnce = (column: string) =>
      page.evaluate<number>(`new Promise((resolve) => {
        const first = () => document.querySelector('[data-row]').dataset.row;
        const before = first(); const start = performance.now();
        const watcher = new MutationObserver(() => { if (first() !== before) { watcher.disconnect(); resolve(performance.now() - start); } });
        watcher.observe(document.querySelector('tbody'), { childList: true, subtree: true, attributes: true });
        [...document.querySelectorAll('thead button')].find((button) => button.textContent.startsWith('${column}')).click();
      })`);
    // The best of several: whatever else the machine does is not the table's fault.
    const tries = ['Price', 'RSI 14', 'Price', '5 days', 'Price', 'RSI 14'];
    let took = Number.POSITIVE_INFINITY;
    for (const column of tries) took = Math.min(took, await sortOnce(column));
    expect(took, 'milliseconds from the click to the new order').toBeLessThan(300);
    await page.context().close();
  });

  it('gives the rows away as a file', async () => {
    const page = await stage.open({ path: '/screener?screen=oversold', language: 'en' });
    await page.locator('[data-row]').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toContain('instrumentId,kind,currency');
    expect(lines).toHaveLength(Number(await page.getByRole('table').getAttribute('aria-rowcount')));
    await page.context().close();
  });
});
