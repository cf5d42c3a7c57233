import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const rowsOf = (page: Page) =>
  page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
const callsOf = (page: Page, name: string) =>
  page.evaluate<number>(`gaemiFake.calls.filter((call) => call.name === '${name}').length`);

async function openOrders(scene = 'full', path = '/orders'): Promise<Page> {
  const page = await stage.open({ path, scene, language: 'en' });
  await page.locator('[data-row]').first().waitFor();
  return page;
}

describe('the orders', () => {
  it('show what is under way first, are filtered and sorted, and keep that in the address', async () => {
    const page = await openOrders();
    expect((await rowsOf(page)).slice(0, 3)).toEqual(['order_manual_open', 'order_manual_half', 'order_manual_lost']);
    await page.getByRole('button', { name: 'Refused', exact: true }).click();
    await expect.poll(() => rowsOf(page)).toEqual(['order_b']);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('combobox', { name: 'Source' }).selectOption('manual');
    await page.getByRole('button', { name: 'Traded for' }).click();
    await expect.poll(async () => (await rowsOf(page))[0]).toBe('order_manual_half');
    const before = await rowsOf(page);
    await page.reload();
    await page.locator('[data-row]').first().waitFor();
    expect(await rowsOf(page)).toEqual(before);
    await page.context().close();
  });

  it('tell the whole story of one, and the address leads there', async () => {
    const page = await openOrders('full', '/orders?open=order_manual_half');
    const details = page.locator('[data-details="order_manual_half"]');
    await details.waitFor();
    expect(await details.locator('[data-step]').count()).toBe(6);
    expect(await details.locator('[data-fill]').count()).toBe(2);
    const text = await details.innerText();
    expect(text, 'who moved it').toContain('Paper exchange of the virtual bank said so');
    expect(text).toContain('order_manual_half');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('open=');
    await page.context().close();
  });

  it('tell what the venue calls one, to be copied whole', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const path = '/orders?open=order_manual_half';
    const page = await stage.open({ path, language: 'en', context: { permissions } });
    const details = page.locator('[data-details="order_manual_half"]');
    await details.waitFor();
    expect(await details.locator('[data-id-at-venue]').count(), 'the paper venue has no names of its own').toBe(0);
    const id = 'cdd92199-2897-4e14-9448-f923320408ad';
    const fields = JSON.stringify({ venueAccount: 'upbit', idAtVenue: id });
    await page.evaluate(`gaemiFake.change('users/member-1/orders/order_manual_half', ${fields})`);
    expect(await details.locator('[data-id-at-venue]').innerText()).toContain(id);
    await details.getByRole('button', { name: 'Copy: Order id at the venue' }).click();
    await details.getByText('Copied').waitFor({ state: 'attached' });
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(id);
    await page.context().close();
  });

  it('of half a year are counted, drawn while in sight, and read back to the first', async () => {
    const page = await openOrders('many');
    const table = page.getByRole('table');
    expect(await table.getAttribute('aria-rowcount')).toBe('51');
    expect(await page.locator('[data-row]').count()).toBeLessThan(60);
    await page.getByRole('button', { name: 'Read older orders' }).click();
    await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('250');
    await page
      .getByRole('group', { name: 'All orders' })
      .last()
      .evaluate((box) => box.scrollTo(0, box.scrollHeight));
    expect(await isShown(page.locator('tr[aria-rowindex="250"]'))).toBe(true);
    expect(await page.locator('[data-row]').count()).toBeLessThan(60);
    for (let rest = 2; rest > 0; rest -= 1) await page.getByRole('button', { name: 'Read older orders' }).click();
    expect(await isShown(page.getByText('to the first one ever'))).toBe(true);
    expect(await table.getAttribute('aria-rowcount'), '600 old ones, 10 others and the head').toBe('611');
    await page.context().close();
  });

  it('are given away as a file, exact, with every rule that refused', async () => {
    const page = await openOrders();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(11);
    expect(lines.find((line) => line.includes('order_b'))).toContain('volatility position-size');
    await page.context().close();
  });
});

describe('a cancellation', () => {
  it('is asked twice, and is over when the venue has confirmed it', async () => {
    const page = await openOrders();
    await page.locator('[data-row="order_manual_open"]').getByRole('button', { name: 'Cancel order' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this order?' });
    await dialog.waitFor();
    expect(await callsOf(page, 'cancel-order'), 'not before it is confirmed').toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel order' }).click();
    await dialog.getByText('Cancelled. What it had put aside is free again.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.locator('[data-row="order_manual_open"][data-status="cancelled"]').waitFor();
    await page.context().close();
  });

  it('whose venue has not answered is called asked for, not done', async () => {
    const page = await openOrders();
    const row = page.locator('[data-row="order_manual_lost"]');
    expect(await row.innerText()).toContain('Cancel asked');
    expect(await row.getByRole('button', { name: 'Cancel order' }).count(), 'it is asked for already').toBe(0);
    await page.evaluate(`gaemiFake.change('users/member-1/orders/order_manual_open', { status: 'unknown' })`);
    await page.locator('[data-row="order_manual_open"]').getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('dialog').getByText('The venue has not confirmed it yet').waitFor();
    await page.context().close();
  });

  it('that is refused says why, in the words of the desk', async () => {
    const page = await openOrders();
    await page.evaluate(`gaemiFake.setAnswers('refused')`);
    await page.locator('[data-row="order_manual_open"]').getByRole('button', { name: 'Cancel order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
    const said = page.getByRole('dialog').getByText('Not asked to cancel: Not possible now.');
    expect(await isShown(said)).toBe(true);
    await page.context().close();
  });
});
