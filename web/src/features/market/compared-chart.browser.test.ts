import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** How much of the width of the lowest pane has a point of the line, which is the only thing there that is orange. */
const drawnShare = `(() => {
  const panes = [...document.querySelectorAll('figure[data-candles] canvas')].filter((canvas) => canvas.width > 300);
  return Math.max(0, ...panes.slice(2).map((canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    let columns = 0;
    for (let x = 0; x < width; x += 1) {
      for (let y = 0; y < height; y += 1) {
        const at = 4 * (y * width + x);
        if (data[at] - data[at + 2] > 60) { columns += 1; break; }
      }
    }
    return columns / width;
  }));
})()`;

describe('relative strength on the page of a market', () => {
  it('is measured against the index of the market, and says so', async () => {
    const page = await stage.open({ path: '/markets/005930.KS?indicators=relative-strength:20', language: 'en' });
    await page.locator('figure[data-candles] canvas').first().waitFor();
    expect(await page.locator('[data-benchmark]').innerText()).toBe(
      'Relative strength is measured against KOSPI index.',
    );
    await expect
      .poll(() => page.locator('[data-legend]').innerText())
      .toMatch(/Relative strength against a benchmark 20\s+-?\d+\.\d\d/);
    await expect
      .poll(() => page.evaluate<number>(drawnShare), { message: 'the line is drawn all the way' })
      .toBeGreaterThan(0.8);
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
