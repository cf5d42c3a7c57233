import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../testing/open-page.ts';
import { pages } from '../testing/pages.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('every page', () => {
  it.each(pages)('is clear and clean while connecting, failing and empty: $path', async ({ path }) => {
    const says = {
      connecting: 'Nothing is shown until it has answered',
      failing: 'could not be read',
      empty: /yet|Nothing chosen/,
    };
    for (const [scene, words] of Object.entries(says)) {
      const page = await stage.open({ path, scene, language: 'en', theme: 'light' });
      expect(await isShown(page.locator('main').getByText(words).first()), scene).toBe(true);
      expect(await axeFaults(page), scene).toEqual([]);
      await page.context().close();
    }
  });

  it.each(pages)('keeps its numbers, marked, when the server goes away: $path', async ({ path, there }) => {
    const page = await stage.open({ path, language: 'en' });
    await page.locator(there).first().waitFor();
    await page.evaluate(`gaemiFake.setWeather('offline')`);
    await page.locator('main').getByText('Connection lost, values stand still').first().waitFor();
    expect(await page.locator(there).first().isVisible()).toBe(true);
    await page.context().close();
  });
});
