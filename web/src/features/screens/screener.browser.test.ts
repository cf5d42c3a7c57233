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

  it('fits a phone: name, price, change and RSI are in sight without scrolling sideways', async () => {
    const page = await stage.open({ path: '/screener', language: 'en', width: 390 });
    await page.locator('[data-row]').first().waitFor();
    const box = page.getByRole('group', { name: 'Screener' }).last();
    expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    expect(await page.locator('[data-row]').first().locator('td, th').count()).toBe(4);
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

  it('sorts a thousand rows and draws only those in sight', async () => {
    const page = await stage.open({ path: '/screener', language: 'en' });
    await page.locator('[data-row]').first().waitFor();
    await page.evaluate(`(() => {
      window.drawn = 0;
      new MutationObserver((changes) => { for (const { addedNodes } of changes) window.drawn += [...addedNodes].filter(({ nodeName }) => nodeName === 'TR').length; })
        .observe(document.querySelector('tbody'), { childList: true });
    })()`);
    await page.getByRole('button', { name: 'RSI 14' }).click();
    const header = page.getByRole('columnheader', { name: 'RSI 14' });
    await expect.poll(() => header.getAttribute('aria-sort')).not.toBe('none');
    const column = await header.evaluate((cell) => [...(cell.parentElement?.children ?? [])].indexOf(cell));
    const isRising = (await header.getAttribute('aria-sort')) === 'ascending';
    const turnsBack = () =>
      page.locator('[data-row]').evaluateAll(
        (rows, [index, sign]) => {
          const values = rows.map((row) => sign * Number(row.children[index]?.textContent));
          return values.filter((value, place) => place > 0 && value < (values[place - 1] ?? value)).length;
        },
        [column, isRising ? 1 : -1] as const,
      );
    await expect.poll(turnsBack, { message: 'the rows in sight are in order' }).toBe(0);
    expect(await page.evaluate<number>('window.drawn'), 'rows out of sight are not drawn').toBeLessThan(60);
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
