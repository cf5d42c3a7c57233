import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('the studies', () => {
  it('say how sure they are, and where there is not enough history', async () => {
    const page = await stage.open({ path: '/studies', language: 'en' });
    const table = page.locator('[data-heatmap]');
    await table.waitFor();
    expect(await table.locator('td[data-value]').first().getAttribute('title')).toMatch(/^n=89, 95% interval/);
    expect(await table.innerText()).toContain('not enough history: 9 shared returns');
    expect(await page.locator('[data-note="granger"]').innerText()).toContain('not that it causes');
    expect(await page.locator('[data-finding="true"]').count()).toBe(2);
    expect(await page.locator('[data-status="not-enough-history"]').first().innerText()).toContain(
      'not enough history',
    );
    await page.context().close();
  });

  it('change window and measure by the address', async () => {
    const page = await stage.open({ path: '/studies?window=30', language: 'en' });
    await page.locator('[data-heatmap="pearson"]').waitFor();
    expect(await page.locator('td[data-value]').first().innerText()).toContain('n 29');
    await page.getByRole('button', { name: 'Spearman' }).click();
    await page.locator('[data-heatmap="spearman"]').waitFor();
    expect(page.url()).toContain('measure=spearman');
    await page.context().close();
  });

  it('computes what a person chooses, and says what is wrong with a choice', async () => {
    const page = await stage.open({ path: '/studies', language: 'en' });
    await page.locator('[data-heatmap]').waitFor();
    const run = page.getByRole('button', { name: 'Compute' });
    await page.getByLabel('Bitcoin').check();
    await run.click();
    expect(await isShown(page.getByText('Choose 2 to 12 instruments.'))).toBe(true);
    await page.getByLabel('Apple').check();
    await page.getByLabel('Sessions').fill('7');
    await run.click();
    expect(await isShown(page.getByText('Sessions must be from 30 to 1000.'))).toBe(true);
    await page.getByLabel('Sessions').fill('180');
    await run.click();
    const result = page.locator('[data-own-study="180"]');
    await result.waitFor();
    expect(await result.locator('td[data-value]').count(), 'two instruments, both ways').toBe(2);
    expect(await page.evaluate('gaemiFake.calls.at(-1).input')).toMatchObject({
      instrumentIds: ['KRW-BTC', 'AAPL'],
      windowSessions: 180,
    });
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });
});
