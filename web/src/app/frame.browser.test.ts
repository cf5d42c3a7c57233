import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../testing/open-page.ts';

const hangul = /[\u3131-\u318e\uac00-\ud7a3]/;
const widths = [320, 360, 390, 640, 768, 1024, 1280, 1440, 1920];

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Waits until everything that loads by itself is there. */
async function settled(page: Page): Promise<void> {
  await page.locator('figure[data-candles] canvas').first().waitFor();
  await page.locator('[data-outcome]').first().waitFor();
}

describe('the frame of the page', () => {
  it('speaks English without a syllable of Hangul, but for the switch', async () => {
    const page = await stage.open({ language: 'en' });
    await settled(page);
    const text = await page.evaluate<string>(
      `document.body.innerText + [...document.querySelectorAll('[title],[aria-label]')].map((element) => element.title + element.ariaLabel).join(' ')`,
    );
    expect(text.replace('한국어', '').match(hangul)).toBeNull();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.context().close();
  });

  it('speaks Korean without a key that was left untranslated, and switches without a reload', async () => {
    const page = await stage.open({ language: 'ko' });
    await settled(page);
    expect(await page.locator('body').innerText()).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|\{\w+\}/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Newest signals' }).waitFor();
    await page.context().close();
  });

  it.each(['ko', 'en'] as const)('never scrolls sideways, at any width, in %s', async (language) => {
    const page = await stage.open({ language });
    await settled(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(120);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, `${width} px wide`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });

  it('paints up red and down blue in kr, green and red in us', async () => {
    const colourOf = async (colours: 'kr' | 'us', direction: 'up' | 'down') => {
      const page = await stage.open({ colours });
      const colour = await page
        .locator(`span.text-${direction}`)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
      await page.context().close();
      return colour;
    };
    expect(await colourOf('kr', 'up')).toBe('rgb(255, 107, 114)');
    expect(await colourOf('kr', 'down')).toBe('rgb(100, 162, 255)');
    expect(await colourOf('us', 'up')).toBe('rgb(63, 208, 143)');
    expect(await colourOf('us', 'down')).toBe('rgb(255, 107, 114)');
  });

  it('writes a sign or a word wherever a colour says up or down', async () => {
    const page = await stage.open({ language: 'en' });
    await settled(page);
    const texts = await page.locator('.text-up, .text-down').allInnerTexts();
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(text).toMatch(/[+-]|Buy|Sell/);
    await page.context().close();
  });

  it('tells Korean time in Los Angeles', async () => {
    const page = await stage.open({ language: 'en', context: { timezoneId: 'America/Los_Angeles' } });
    const clock = page.locator('time[title]');
    await clock.waitFor();
    const shown = await clock.innerText();
    const korean = new Intl.DateTimeFormat('en-US', {
      timeZone: 'Asia/Seoul',
      hour: '2-digit',
      hourCycle: 'h23',
    }).format();
    expect(shown).toContain(` ${korean}:`);
    expect(shown).toContain('KST');
    await page.context().close();
  });

  it('moves nothing for those who asked for less motion', async () => {
    const page = await stage.open({ context: { reducedMotion: 'reduce' } });
    await settled(page);
    await page.evaluate('gaemiFake.change("boards/", {})');
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    await page.context().close();
  });

  it.each(['dark', 'light'] as const)('has no fault that axe can find, in %s', async (theme) => {
    const views = [
      { scene: 'full', colours: 'kr' },
      { scene: 'full', colours: 'us' },
      { scene: 'full', colours: 'kr', width: 390 },
      { scene: 'empty', colours: 'kr' },
      { scene: 'failing', colours: 'kr' },
      { scene: 'connecting', colours: 'kr' },
      { scene: 'signed-out', colours: 'kr' },
    ] as const;
    for (const view of views) {
      const page = await stage.open({ ...view, theme });
      if (view.scene === 'full') await settled(page);
      else await page.getByRole('heading').first().waitFor();
      expect(await axeFaults(page), JSON.stringify(view)).toEqual([]);
      await page.context().close();
    }
  });

  it.each(['dark', 'light'] as const)('has no fault in its dialogs, open orders and alarms, in %s', async (theme) => {
    const page = await stage.open({ theme, language: 'en' });
    await settled(page);
    await page.locator('[data-order="order_b"] summary').click();
    await page.evaluate('gaemiFake.silence(5)');
    for (const name of ['Transfer', 'Settings', 'Halt trading']) {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await axeFaults(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.evaluate(`gaemiFake.setWeather('offline')`);
    await page.getByText('Connection lost').first().waitFor();
    expect(await axeFaults(page), 'offline').toEqual([]);
    await page.context().close();
  });

  it('stays, with the way to halt, when the code of a page or of a dialog cannot be fetched', async () => {
    const page = await stage.open({ language: 'en' });
    await settled(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Settings' }).click();
    const fault = page.getByRole('heading', { name: 'The desk cannot be reached' });
    await fault.waitFor();
    await page.locator('#board li').first().waitFor();
    await page.getByRole('link', { name: 'Bank' }).click();
    await page.locator('main').getByRole('heading', { name: 'The desk cannot be reached' }).waitFor();
    await page.locator('main').getByRole('button', { name: 'Reload' }).click();
    expect(await fault.count(), 'nothing is loaded anew while nobody serves it').toBe(2);
    await page.keyboard.press('Alt+KeyH');
    await page.getByRole('dialog', { name: 'Halt all new orders?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.context().setOffline(false);
    await page.locator('main').getByRole('button', { name: 'Reload' }).click();
    expect(await isShown(page.getByRole('heading', { level: 1, name: 'Virtual bank' }))).toBe(true);
    await page.context().close();
  });

  it('signs in by e-mail or as the demo member, and out again', async () => {
    const page = await stage.open({ scene: 'signed-out', language: 'en' });
    await page.getByLabel('E-mail').fill('demo@gaemi.local');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await isShown(page.getByText('The e-mail or the password is wrong.'))).toBe(true);
    await page.getByRole('button', { name: 'Start as the demo member' }).click();
    expect(await isShown(page.getByRole('heading', { name: 'Positions' }))).toBe(true);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await isShown(page.getByRole('heading', { name: 'Sign in' }))).toBe(true);
    await page.context().close();
  });
});
