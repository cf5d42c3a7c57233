import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('relative strength on the page of a market', () => {
  it('is measured against the index of the market, and says so', async () => {
    const page = await stage.open({ path: '/markets/005930.KS?indicators=relative-strength:20', language: 'en' });
    await page.locator('figure[data-candles] canvas').first().waitFor();
    expect(await page.locator('[data-benchmark]').innerText()).toBe(
      'Relative strength is measured against KOSPI index.',
    );
    await expect.poll(() => page.locator('[data-legend]').innerText()).toMatch(/relative-strength 20\s+-?\d+\.\d\d/);
    await page.context().close();
  });

  it('has nothing to say of what all others are measured against', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC?indicators=relative-strength:20', language: 'en' });
    await page.locator('figure[data-candles] canvas').first().waitFor();
    expect(await page.locator('[data-benchmark]').innerText()).toBe('There is nothing to measure Bitcoin against.');
    await page.getByRole('button', { name: /^Indicators/ }).click();
    await page.locator('[data-indicator="macd"]').waitFor();
    expect(await page.locator('[data-indicator="relative-strength"]').count()).toBe(0);
    await page.context().close();
  });
});
