import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isShown, openStage, type PageStage } from '../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

function bodyText(page: Page): Promise<string> {
  return page.locator('body').innerText();
}

describe('the overview', () => {
  it('shows quotes, candles, a signal with its reasons, positions and orders', async () => {
    const page = await stage.open({ language: 'en' });
    await page.locator('figure[data-candles] canvas').first().waitFor();
    const text = await bodyText(page);
    for (const part of [
      'Bitcoin',
      'Samsung Electronics',
      'The 20-bar mean has crossed',
      'Filled',
      'Refused',
      'Daily loss',
    ]) {
      expect(text).toContain(part);
    }
    expect(
      await page.locator('figure[data-candles]').getAttribute('data-candles'),
      'closed candles and the forming one',
    ).toBe('601');
    await page.context().close();
  });

  it('cuts no name, source or age of a quote short, in either language', async () => {
    for (const language of ['ko', 'en'] as const) {
      for (const width of [320, 1024, 1280, 1440]) {
        const page = await stage.open({ language, width });
        await page.locator('#board li').nth(11).waitFor();
        const cut = await page.evaluate<string[]>(
          `[...document.querySelectorAll('#board li span')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible').map((one) => one.textContent)`,
        );
        expect(cut, `${width} px wide in ${language}`).toEqual([]);
        await page.context().close();
      }
    }
  });

  it('moves with every new price, and moves the value of the account along', async () => {
    const page = await stage.open({ language: 'en' });
    const equity = page.locator('section[aria-label="Account at a glance"] p').first();
    await equity.waitFor();
    const before = await equity.innerText();
    const later = Date.now() + 1000;
    const quote = { instrumentId: 'KRW-BTC', price: 150_000_000, atMs: later, source: 'upbit' };
    await page.evaluate(`gaemiFake.change('boards/crypto', ${JSON.stringify({ quotes: { 'KRW-BTC': quote } })})`);
    await page.getByText('₩150,000,000').first().waitFor();
    expect(await equity.innerText()).not.toBe(before);
    await page.context().close();
  });

  it('never takes a server that is away for an empty account', async () => {
    const page = await stage.open({ scene: 'connecting', language: 'en' });
    await page.locator('[data-state="loading"]').first().waitFor();
    await page.getByText('Nothing is shown until it has answered').first().waitFor();
    const text = await bodyText(page);
    expect(text, 'no invented zero').not.toMatch(/₩0|\$0\.00/);
    expect(text).not.toMatch(/No positions|No orders yet|No alerts/);
    expect(text).toContain('Checking state');
    await page.context().close();
  });

  it('says why a panel is empty and what comes next', async () => {
    const page = await stage.open({ scene: 'empty', language: 'en' });
    for (const part of [
      'No signals yet',
      'No orders yet',
      'No quotes have come in yet',
      'The account has not been valued yet',
    ]) {
      expect(await isShown(page.getByText(part).first()), part).toBe(true);
    }
    await page.context().close();
  });

  it('says what failed and why, and reads again when it is asked to', async () => {
    const page = await stage.open({ scene: 'failing', language: 'en' });
    const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Newest signals' }) });
    expect(await isShown(panel.getByText('Newest signals could not be read'))).toBe(true);
    expect(await isShown(panel.getByText('No permission to read this'))).toBe(true);
    await page.evaluate(`gaemiFake.setWeather('online')`);
    expect(await panel.locator('[data-signal]').count(), 'a dead listener does not wake by itself').toBe(0);
    await panel.getByRole('button', { name: 'Try again' }).click();
    expect(await isShown(panel.locator('[data-signal]'))).toBe(true);
    await page.context().close();
  });

  it('keeps the last values, marked with their time, when the server goes away, and comes back', async () => {
    const page = await stage.open({ language: 'en' });
    await page.getByText('₩142,').first().waitFor();
    await page.evaluate(`gaemiFake.setWeather('offline')`);
    await page.getByText('Connection lost, values stand still').first().waitFor();
    expect(await bodyText(page), 'the numbers stay').toContain('₩142,');
    expect(await page.locator('[data-link]').first().getAttribute('data-link')).toBe('offline');
    await page.evaluate(`gaemiFake.setWeather('online')`);
    await page.locator('[data-link="live"]').first().waitFor();
    await page.context().close();
  });

  it('says loudly that the desk is silent', async () => {
    const page = await stage.open({ language: 'en' });
    await page.locator('[data-link="live"]').first().waitFor();
    expect(await page.locator('[data-silence]').count(), 'no alarm without a reason').toBe(0);
    await page.evaluate('gaemiFake.silence(5)');
    await page.getByRole('alert').filter({ hasText: 'The desk is silent' }).waitFor();
    await page.evaluate(`gaemiFake.setWeather('offline')`);
    await page.getByRole('alert').filter({ hasText: 'This page has lost its connection' }).waitFor();
    await page.context().close();
  });

  it('says that a feed is failing, with the reason', async () => {
    const page = await stage.open({ language: 'en' });
    const feed = { status: 'failing', sinceMs: Date.now() - 60_000, failures: 2, message: 'HTTP 503' };
    await page.locator('[data-link="live"]').first().waitFor();
    await page.evaluate(`gaemiFake.change('boards/stocks', ${JSON.stringify({ feed })})`);
    expect(await isShown(page.getByText(/Stocks and indices feed failing since .*HTTP 503/))).toBe(true);
    await page.context().close();
  });

  it('tells the whole story of an order', async () => {
    const page = await stage.open({ language: 'en' });
    await page.locator('[data-order="order_b"] summary').click();
    const order = page.locator('[data-order="order_b"]');
    await order.getByText('(position-size)').waitFor();
    expect(await order.innerText(), 'all reasons, not the first').toContain('(volatility)');
    await page.locator('[data-order="order_a"] summary').click();
    await page.locator('[data-order="order_a"]').getByText('in the ledger').waitFor();
    await page.context().close();
  });

  it('keeps the chosen instrument in the address', async () => {
    const page = await stage.open({ language: 'en' });
    await page.getByRole('button', { name: /^Apple/ }).click();
    await page.getByRole('heading', { name: 'Apple', level: 2 }).waitFor();
    expect(page.url()).toContain('instrument=AAPL');
    await page.reload();
    await page.getByRole('heading', { name: 'Apple', level: 2 }).waitFor();
    await page.context().close();
  });

  it('keeps selected text while prices move', async () => {
    const page = await stage.open({ language: 'en' });
    const price = page.locator('#board li button').first();
    await price.waitFor();
    await page.evaluate(`getSelection().selectAllChildren(document.querySelector('#board li button span'))`);
    const chosen = await page.evaluate('String(getSelection())');
    await page.evaluate('gaemiFake.change("boards/", {})');
    await page.waitForTimeout(1200);
    expect(await page.evaluate('String(getSelection())')).toBe(chosen);
    await page.context().close();
  });
});
