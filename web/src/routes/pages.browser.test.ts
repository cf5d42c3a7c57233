import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../testing/open-page.ts';
import { pages } from '../testing/pages.ts';

const hangul = /[\u3131-\u318e\uac00-\ud7a3]/;
const widths = [320, 360, 390, 640, 768, 1024, 1280, 1440, 1920];
let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('every page', () => {
  it.each(pages)('speaks each language through: $path', async ({ path, there }) => {
    const english = await stage.open({ path, language: 'en' });
    await english.locator(there).first().waitFor();
    const text = await english.evaluate<string>(
      `document.querySelector('main').innerText + [...document.querySelectorAll('main [title], main [aria-label]')].map((element) => element.title + element.ariaLabel).join(' ')`,
    );
    expect(text.match(hangul)).toBeNull();
    await english.context().close();
    const korean = await stage.open({ path, language: 'ko' });
    await korean.locator(there).first().waitFor();
    expect(await korean.locator('main').innerText()).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|\{\w+\}/);
    await korean.getByRole('button', { name: 'English' }).click();
    await korean.getByRole('link', { name: 'Screener' }).waitFor();
    await korean.context().close();
  });

  it.each(pages)('never scrolls sideways: $path', async ({ path, there }) => {
    for (const language of ['ko', 'en'] as const) {
      const page = await stage.open({ path, language });
      await page.locator(there).first().waitFor();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(120);
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(overflow, `${width} px wide in ${language}`).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    }
  });
});

describe('the way to the pages', () => {
  it('is a link, and two keys that do nothing while somebody types', async () => {
    const page = await stage.open({ language: 'en' });
    await page.getByRole('link', { name: 'Market', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Bitcoin' }).waitFor();
    for (const [key, heading] of [
      ['w', 'Watchlist'],
      ['t', 'Studies'],
      ['r', 'Orders'],
      ['s', 'Screener'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor({ state: 'attached' });
      expect(await page.getByRole('link', { name: heading }).getAttribute('aria-current')).toBe('page');
    }
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('/');
    await page.locator('main input:focus').waitFor();
    await page.keyboard.type('go ');
    expect(page.url(), 'typing goes nowhere').toContain('/screener');
    await page.context().close();
  });

  it('lists its keys at a question mark', async () => {
    const page = await stage.open({ language: 'en' });
    await page.locator('#board').waitFor();
    await page.keyboard.press('?');
    expect(await isShown(page.getByRole('dialog', { name: 'Keyboard shortcuts' }))).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });
});
