import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isShown, openStage, type PageStage } from '../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function drawn(page: Page): Promise<void> {
  await page.locator('figure[data-candles] canvas').first().waitFor();
}

const looksOf = (page: Page) => page.locator('figure[data-candles]').getAttribute('data-indicators');

describe('the page of a market', () => {
  it('says what it shows, from whom, how old it is, and whether the market is open', async () => {
    const page = await stage.open({ path: '/markets/005930.KS', language: 'en' });
    await drawn(page);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Samsung Electronics');
    expect(await page.locator('[data-source]').innerText()).toMatch(/simulated\s+source yahoo/);
    expect(await page.locator('[data-company]').innerText()).toMatch(/Information technology · market cap ₩\d+\.?\d*T/);
    expect(await page.locator('[data-session]').innerText()).toMatch(/Open\s+closes|Closed\s+opens/);
    expect(await isShown(page.getByText(/as of .* · 5h ago/).first())).toBe(true);
    await page.context().close();
  });

  it('takes indicators from the address, draws each where it belongs, and tells their values', async () => {
    const page = await stage.open({
      path: '/markets/KRW-BTC?indicators=sma:20,bollinger:20:2,rsi:14,macd:12:26:9',
      language: 'en',
    });
    await drawn(page);
    expect(await looksOf(page)).toBe('sma:20 0,bollinger:20:2 0,rsi:14 1,macd:12:26:9 2');
    const legend = await page.locator('[data-legend]').innerText();
    expect(legend).toMatch(/RSI 14\s+\d+\.\d\d/);
    expect(legend).toMatch(/SMA 20\s+\d{3},\d{3},\d{3}/);
    await page.context().close();
  });

  it('adds an indicator by a form made of its definition, refuses what the definition refuses, and removes it', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC?indicators=sma:20', language: 'en' });
    await drawn(page);
    await page.getByRole('button', { name: /^Indicators/ }).click();
    await page.getByRole('searchbox', { name: 'Find an indicator' }).fill('macd');
    const entry = page.locator('[data-indicator="macd"]');
    await entry.locator('summary').click();
    await entry.getByLabel('Fast').fill('40');
    await entry.getByRole('button', { name: 'Add' }).click();
    expect(await isShown(entry.getByText('fast (40) must be below slow (26)'))).toBe(true);
    await entry.getByLabel('Fast').fill('5');
    await entry.getByRole('button', { name: 'Add' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove SMA 20' }).click();
    await expect.poll(() => looksOf(page)).toBe('macd:5:26:9 1');
    expect(decodeURIComponent(page.url())).toContain('indicators=macd:5:26:9');
    await page.reload();
    await drawn(page);
    expect(await looksOf(page), 'the address remembers').toBe('macd:5:26:9 1');
    await page.context().close();
  });

  it('says which indicator of an address it cannot read, and draws the others', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC?indicators=rsi:14,magic:7', language: 'en' });
    await drawn(page);
    expect(await isShown(page.getByRole('alert').filter({ hasText: 'there is no indicator "magic"' }))).toBe(true);
    expect(await looksOf(page)).toBe('rsi:14 1');
    await page.context().close();
  });

  it('switches intervals and ranges without a reload, by button and by key', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC', language: 'en' });
    await drawn(page);
    await page.evaluate('globalThis.sameDocument = true');
    await page.getByRole('button', { name: '12h' }).click();
    await expect.poll(() => page.url()).toContain('range=12h');
    await page.keyboard.press(']');
    await expect.poll(() => page.url()).toContain('interval=5m');
    await drawn(page);
    const bars = () => page.locator('figure[data-candles]').getAttribute('data-candles').then(Number);
    await expect.poll(bars, { message: '600 minutes and the one that forms' }).toBeLessThanOrEqual(122);
    expect(await bars()).toBeGreaterThanOrEqual(120);
    expect(await page.locator('[data-legend]').innerText()).toContain('still forming');
    await page.getByRole('button', { name: '1h', exact: true }).click();
    await expect.poll(() => page.url()).toContain('interval=1h');
    expect(page.url(), 'what was taken away is gone').not.toContain('undefined');
    expect(await isShown(page.getByText('Bitcoin: no 1 hour candles are kept'))).toBe(true);
    await page.getByRole('button', { name: 'Show 1 minute candles' }).click();
    await drawn(page);
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
    await page.context().close();
  });

  it('shows the candles as a table for whoever cannot read a picture', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC?indicators=rsi:14', language: 'en' });
    await page.getByRole('button', { name: 'As a table' }).click();
    const table = page.getByRole('group', { name: 'As a table' });
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'Time',
      'O',
      'H',
      'L',
      'C',
      'Volume',
      'RSI 14',
    ]);
    expect(await table.getByRole('row').count()).toBe(61);
    await page.context().close();
  });

  it('follows no link of a headline but one into the web', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC', language: 'en' });
    const bad = page.locator('[data-news="news_c"]');
    await bad.waitFor();
    expect(await bad.locator('a').count()).toBe(0);
    const good = page.locator('[data-news="news_a"] a');
    expect(await good.getAttribute('rel')).toBe('noopener noreferrer');
    await page.context().close();
  });

  it('tells a symbol that nobody has from one whose candles are missing', async () => {
    const page = await stage.open({ path: '/markets/not%20a%20symbol', language: 'en' });
    expect(await isShown(page.getByText('"not a symbol" is not an instrument of this desk'))).toBe(true);
    await page.context().close();
  });

  it('grows by a candle without computing the past again, and keeps what is in sight', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC', language: 'en' });
    await drawn(page);
    const before = Number(await page.locator('figure[data-candles]').getAttribute('data-candles'));
    const closed = {
      openAtMs: Math.floor(Date.now() / 60_000) * 60_000,
      open: 1,
      high: 3,
      low: 1,
      close: 2,
      volume: 1,
    };
    const quote = { instrumentId: 'KRW-BTC', price: 2, atMs: closed.openAtMs + 60_000, source: 'upbit', closed };
    await page.evaluate(`gaemiFake.change('boards/crypto', ${JSON.stringify({ quotes: { 'KRW-BTC': quote } })})`);
    await expect
      .poll(async () => Number(await page.locator('figure[data-candles]').getAttribute('data-candles')))
      .toBeGreaterThan(before);
    await page.context().close();
  });

  it('takes a closed candle and the next one that forms in one piece', async () => {
    const page = await stage.open({ path: '/markets/MSFT', language: 'en' });
    await drawn(page);
    const count = async () => Number(await page.locator('figure[data-candles]').getAttribute('data-candles'));
    const before = await count();
    const candle = { open: 478, high: 480, low: 477, close: 479, volume: 1 };
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
    const quote = {
      instrumentId: 'MSFT',
      price: 479,
      atMs: hour + 3_600_000,
      source: 'yahoo',
      closed: { ...candle, openAtMs: hour },
      forming: { ...candle, openAtMs: hour + 3_600_000 },
    };
    await page.evaluate(`gaemiFake.change('boards/stocks', ${JSON.stringify({ quotes: { MSFT: quote } })})`);
    await expect.poll(count).toBe(before + 2);
    expect(await page.getByText('The page could not be drawn').count()).toBe(0);
    await page.context().close();
  });

  it('shows prices adjusted for a split, as strategies see them, and the traded ones when asked', async () => {
    const page = await stage.open({ path: '/markets/AAPL?view=table&indicators=sma:100', language: 'en' });
    const newest = page.getByRole('row').nth(1);
    await newest.waitFor();
    const numbers = async () =>
      (await page.getByRole('row').nth(60).innerText()).match(/\$[\d.]+/g)?.map((text) => Number(text.slice(1))) ?? [];
    const [adjustedOpen = 0] = await numbers();
    const untouched = await newest.innerText();
    await page.getByRole('button', { name: 'Adjusted' }).click();
    await page.getByRole('button', { name: 'As traded' }).waitFor();
    const [tradedOpen = 0] = await numbers();
    expect(tradedOpen / adjustedOpen, 'one share was four of today’s').toBeCloseTo(4, 1);
    expect((await newest.innerText()).slice(0, 40), 'the newest candle is what was traded').toBe(
      untouched.slice(0, 40),
    );
    expect(page.url()).toContain('prices=traded');
    await page.context().close();
  });

  it('says when another feed stands in for its own', async () => {
    const page = await stage.open({ path: '/markets/KRW-BTC', language: 'en' });
    await drawn(page);
    expect(await page.getByText('stand-in').count()).toBe(0);
    const quote = { instrumentId: 'KRW-BTC', price: 142_000_000, atMs: Date.now(), source: 'yahoo', isFallback: true };
    await page.evaluate(`gaemiFake.change('boards/crypto', ${JSON.stringify({ quotes: { 'KRW-BTC': quote } })})`);
    expect(await isShown(page.locator('[data-source]').getByText('stand-in'))).toBe(true);
    expect(await page.locator('[data-source]').innerText()).toContain('source yahoo');
    await page.context().close();
  });
});
