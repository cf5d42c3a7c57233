import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const placings = (page: Page) =>
  page.evaluate<{ requestId: string; replacesOrderId?: string }[]>(
    `gaemiFake.calls.filter((call) => call.name === 'place-order').map((call) => call.input)
      .map(({ requestId, replacesOrderId }) => ({ requestId, ...(replacesOrderId && { replacesOrderId }) }))`,
  );

async function openTicket(theme: 'dark' | 'light' = 'dark', width = 1440): Promise<Page> {
  const page = await stage.open({ path: '/orders', language: 'en', theme, width });
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await page.getByRole('dialog', { name: 'New order' }).waitFor();
  return page;
}

async function fill(page: Page, quantity: string, limit: string): Promise<void> {
  await page.getByLabel('Quantity (BTC)').fill(quantity);
  await page.getByLabel('Limit price (KRW)').fill(limit);
  await page.locator('[data-preview="ready"]').waitFor();
}

describe('a ticket', () => {
  it('shows rounding, cost to the last digit, and the verdict of every gate while it is written', async () => {
    const page = await openTicket();
    await fill(page, '0.01', '140,000,999');
    expect(await page.locator('[data-rounding="limitPrice"]').innerText()).toContain('₩140,000,999 → ₩140,000,000');
    expect(await page.locator('[data-total]').innerText()).toBe('₩1,400,700');
    expect(await page.locator('[data-gate]').count()).toBeGreaterThan(12);
    expect(await page.locator('[data-gate][data-passes="false"]').count()).toBe(0);
    await page.context().close();
  });

  it('names the rule that refuses, and takes the nearest order by one click', async () => {
    const page = await openTicket();
    await fill(page, '0.00001', '140000000');
    const refusal = page.locator('[data-refusal="minimum-order"]');
    expect(await refusal.innerText()).toContain('5,000 KRW');
    await refusal.getByRole('button', { name: /^Take / }).click();
    await refusal.waitFor({ state: 'detached' });
    expect(Number(await page.getByLabel('Quantity (BTC)').inputValue())).toBeGreaterThan(0.00003);
    await page.context().close();
  });

  it('says what it is in words before it is sent, and no key sends it', async () => {
    const page = await openTicket();
    await fill(page, '0.01', '140000000');
    await page.getByLabel('Limit price (KRW)').press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Place this order?' });
    await dialog.getByText('Buy 0.01 BTC of Bitcoin').waitFor();
    const text = await dialog.innerText();
    expect(text).toContain('Limit: bought at ₩140,000,000 or less.');
    expect(text).toContain('you pay ₩1,400,700 (fee ₩700 and tax ₩0 included)');
    expect(text).toContain('No real money');
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Enter');
    for (const key of ['s', 'o', 'b', 'Control+Enter', 'Meta+Enter']) await page.keyboard.press(key);
    expect(await placings(page), 'Enter goes back and forth').toEqual([]);
    await page.context().close();
  });

  it('is one order for two clicks, and then tells how it stands', async () => {
    const page = await openTicket();
    await fill(page, '0.01', '140000000');
    await page.getByRole('button', { name: 'Review the order' }).click();
    await page.locator('[data-send]').dblclick();
    await page.locator('[data-placed] [data-step="open"]').waitFor();
    expect(await placings(page)).toHaveLength(1);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'See the order' }).click();
    await page.locator('[data-details^="order_manual_web-"]').waitFor();
    await page.context().close();
  });

  it('whose answer is lost is found all the same', async () => {
    const page = await openTicket();
    await fill(page, '0.01', '140000000');
    await page.getByRole('button', { name: 'Review the order' }).click();
    await page.evaluate(`gaemiFake.setAnswers('lost')`);
    await page.locator('[data-send]').click();
    await page.locator('[data-placed] [data-step="open"]').waitFor();
    expect(await placings(page)).toHaveLength(1);
    await page.context().close();
  });

  it('that was not answered is asked about under the same id', async () => {
    const page = await openTicket();
    await fill(page, '0.01', '140000000');
    await page.getByRole('button', { name: 'Review the order' }).click();
    await page.evaluate(`gaemiFake.setAnswers('away')`);
    await page.locator('[data-send]').click();
    await page.getByText('The order may stand, so place no other').waitFor();
    await page.evaluate(`gaemiFake.setAnswers('soon')`);
    await page.getByRole('button', { name: 'Ask again under the same id' }).click();
    await page.locator('[data-placed]').waitFor();
    const [first, second, third] = await placings(page);
    expect(second).toEqual(first);
    expect(third).toBeUndefined();
    await page.context().close();
  });

  it('that the desk will not hear stays as it was written, with the reason of the desk', async () => {
    const page = await openTicket();
    await fill(page, '0.01', '140000000');
    await page.getByRole('button', { name: 'Review the order' }).click();
    await page.evaluate(`gaemiFake.setAnswers('refused')`);
    await page.locator('[data-send]').click();
    await page.getByText('Not placed: Not possible now.').waitFor();
    await page.getByRole('button', { name: 'Change it' }).click();
    expect(await page.getByLabel('Quantity (BTC)').inputValue()).toBe('0.01');
    await page.context().close();
  });

  it('for an amendment is filled with what is left, and names the order that it stands for', async () => {
    const page = await stage.open({ path: '/orders', language: 'en' });
    await page.locator('[data-row="order_manual_half"]').getByRole('button', { name: 'Amend' }).click();
    await page.getByRole('dialog', { name: 'Amend the order' }).waitFor();
    expect(await page.getByLabel('Quantity (shares)').inputValue(), 'half of it was sold').toBe('20');
    expect(await page.getByRole('dialog').getByLabel('Instrument', { exact: true }).isDisabled()).toBe(true);
    await page.context().close();
  });

  it('is opened from a market and from a position, with what is known there', async () => {
    const market = await stage.open({ path: '/markets/KRW-ETH', language: 'en' });
    await market.getByRole('button', { name: 'Sell', exact: true }).click();
    await market.getByLabel('Quantity (ETH)').waitFor();
    await market.context().close();
    const overview = await stage.open({ language: 'en' });
    await overview.getByRole('button', { name: 'Bitcoin Sell' }).click();
    expect(await overview.getByLabel('Quantity (BTC)').inputValue()).toBe('0.02592');
    await overview.context().close();
  });

  it.each([
    ['dark', 1440],
    ['light', 390],
  ] as const)('has no fault that axe can find: %s, %i px', async (theme, width) => {
    const page = await openTicket(theme, width);
    expect(await axeFaults(page), 'empty').toEqual([]);
    await fill(page, '0.00001', '140000001');
    expect(await axeFaults(page), 'refused').toEqual([]);
    await page.getByRole('button', { name: 'Review all the same' }).click();
    await page.locator('[data-send]').waitFor();
    expect(await axeFaults(page), 'review').toEqual([]);
    await page.context().close();
  });
});
