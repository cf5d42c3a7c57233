import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, openStage, type PageStage } from '../testing/open-page.ts';
import { pages } from '../testing/pages.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('every page', () => {
  it.each(pages)('has no fault that axe can find: $path', async ({ path, there }) => {
    for (const theme of ['dark', 'light'] as const) {
      for (const view of [{ width: 1440 }, { width: 390 }, { colours: 'us' }] as const) {
        const page = await stage.open({ path, theme, ...view });
        await page.locator(there).first().waitFor();
        expect(await axeFaults(page), `${theme} ${JSON.stringify(view)}`).toEqual([]);
        await page.context().close();
      }
    }
  });
});
