import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type PageStage } from '../../testing/open-page.ts';

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
});
