import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('the watchlist', () => {
  it('adds what is suggested, and says at the field why something is refused', async () => {
    const page = await stage.open({ path: '/watchlist', language: 'en' });
    const field = page.getByRole('combobox', { name: 'Add an instrument' });
    await field.fill('005930');
    await page.getByRole('option', { name: /Samsung/ }).waitFor();
    await field.fill('000001');
    await page.getByRole('button', { name: 'Add' }).click();
    expect(await isShown(page.getByText('"000001" is not a symbol of this desk'))).toBe(true);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('KRW-SOL');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[data-watched="KRW-SOL"]').waitFor();
    expect(await field.inputValue(), 'ready for the next').toBe('');
    expect(await page.evaluate('gaemiFake.calls.map(({ input }) => input.symbols[0])')).toEqual(['000001', 'KRW-SOL']);
    await page.context().close();
  });

  it('removes at once and takes it back when asked', async () => {
    const page = await stage.open({ path: '/watchlist', language: 'en' });
    await page.getByRole('button', { name: 'Remove AMD' }).click();
    await page.locator('[data-watched="AMD"]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await isShown(page.locator('[data-watched="AMD"]'))).toBe(true);
    await page.context().close();
  });

  it('shows how far a history has come', async () => {
    const page = await stage.open({ path: '/watchlist', language: 'en' });
    expect(await isShown(page.locator('[data-backfill="running"]').getByText('filling history, 42%'))).toBe(true);
    await page.evaluate(`gaemiFake.change('backfills/KRW-XRP', { status: 'done', progress: 1 })`);
    await page.locator('[data-backfill]').waitFor({ state: 'detached' });
    await page.context().close();
  });
});
