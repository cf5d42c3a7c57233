import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const secret = 'planted-Secret-4711';

async function openAccount(): Promise<Page> {
  const page = await stage.open({ path: '/account', language: 'en' });
  await page.locator('[data-venue="upbit"][data-stored="true"]').waitFor();
  return page;
}

describe('exchange keys', () => {
  it('say since when they are stored and how long they live, louder as the end comes near', async () => {
    const page = await openAccount();
    const tone = page.locator('[data-venue="upbit"] [data-key-tone]');
    const change = (days: number) =>
      page.evaluate(
        `gaemiFake.change('users/member-1/venueKeys/upbit', { expiresAtMs: Date.now() + ${days} * 86400000 + 60000 })`,
      );
    expect([await tone.getAttribute('data-key-tone'), await tone.innerText()]).toEqual(['soon', 'expires in 17 days']);
    await change(5);
    await page.locator('[data-key-tone="urgent"]').getByText('expires in 5 days').waitFor();
    await change(-3);
    await page.locator('[data-key-tone="ended"]').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.locator('[data-venue="kis"]').innerText()).toContain('No keys stored');
    expect(await isShown(page.getByText('Never give permission to withdraw'))).toBe(true);
    await page.context().close();
  });

  it('go one way: the fields hide them and are wiped, and nothing on the page keeps them', async () => {
    const page = await openAccount();
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    const card = page.locator('[data-venue="kis"]');
    await card.getByRole('button', { name: 'Store keys' }).click();
    const fields = card.locator('input:not([type=date])');
    expect(
      await fields.evaluateAll((all) =>
        all.map((field) => [field.getAttribute('type'), field.getAttribute('autocomplete')]),
      ),
    ).toEqual(Array.from({ length: 3 }, () => ['password', 'off']));
    await card.getByLabel('App key').fill('app-key-1234');
    await card.getByLabel('App secret').fill(secret);
    await card.getByRole('button', { name: 'Put into the safe' }).click();
    await card.getByText('Account number (like 12345678-01): 4 to 2048 characters').waitFor();
    await card.getByLabel('Account number').fill('12345678-01');
    expect(await axeFaults(page)).toEqual([]);
    await card.getByLabel(/Day they were made/).fill('2026-01-02');
    await card.getByRole('button', { name: 'Put into the safe' }).click();
    await card.getByText('••••1234').waitFor();
    expect(await card.locator('input').count(), 'the form is gone').toBe(0);
    const [sent] = await page.evaluate<{ input: { madeAtMs: number } }[]>('gaemiFake.calls');
    expect(sent?.input.madeAtMs, 'the day as Korea counts it').toBe(Date.UTC(2026, 0, 1, 15));
    const kept = await page.evaluate<string>(
      'document.documentElement.outerHTML + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href',
    );
    expect(kept + heard.join()).not.toContain(secret);
    await card.getByRole('button', { name: 'Replace keys' }).click();
    expect(await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value).join(''))).toBe('');
    await page.context().close();
  });

  it('say in the language of the page why they were refused', async () => {
    const page = await openAccount();
    await page.evaluate(`gaemiFake.setAnswers('refused')`);
    const card = page.locator('[data-venue="upbit"]');
    await card.getByRole('button', { name: 'Replace keys' }).click();
    await card.getByLabel('Access key').fill('access-key');
    await card.getByLabel('Secret key').fill('secret key');
    await page.keyboard.press('Enter');
    await card.getByText('Secret key: 4 to 2048 characters without blanks.').waitFor();
    await card.getByLabel('Secret key').fill(secret);
    await page.keyboard.press('Enter');
    expect(await isShown(card.getByText('The keys were not stored: Not possible now.'))).toBe(true);
    await page.context().close();
  });
});

describe('the account that orders go to', () => {
  it('is a real one only by the typed word, and never while something is held', async () => {
    const page = await openAccount();
    expect(await page.locator('[data-live-trading="false"]').innerText()).toContain('GAEMI_LIVE_TRADING=1');
    expect(await page.locator('[data-held]').innerText()).toContain('Bitcoin');
    await page.getByRole('button', { name: 'Choose Upbit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send orders to Upbit?' });
    const submit = dialog.locator('button[type=submit]');
    await dialog.getByLabel('Confirmation word').fill('live');
    await submit.click();
    await dialog.getByText('Type LIVE exactly, in capitals.').waitFor();
    expect(await page.evaluate('gaemiFake.calls.length')).toBe(0);
    await dialog.getByLabel('Confirmation word').fill('LIVE');
    await submit.click();
    await dialog.getByText('only then the account can change').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.evaluate(`gaemiFake.change('users/member-1/portfolio/current', { positions: [] })`);
    await submit.click();
    await page.locator('[data-account-choice="upbit"][data-chosen="true"]').waitFor();
    expect(await isShown(page.locator('header').getByText('Real: upbit')), 'no page calls it paper any more').toBe(
      true,
    );
    expect(await isShown(page.getByText('every order is rejected'))).toBe(true);
    await page.context().close();
  });

  it('has a switch for shorts of signals, which says what they risk and takes a typed word', async () => {
    const page = await openAccount();
    await page.locator('[data-shorts="false"]').getByRole('button', { name: 'Allow shorts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Let signals sell short?' });
    await dialog.getByText('What a short can lose has no bound').waitFor();
    expect(await page.evaluate('document.activeElement.textContent'), 'Enter alone allows nothing').toBe('Cancel');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByLabel('Confirmation word').fill('short');
    await page.keyboard.press('Enter');
    await dialog.getByText('Type SHORT exactly, in capitals.').waitFor();
    await dialog.getByLabel('Confirmation word').fill('SHORT');
    await page.keyboard.press('Enter');
    await page.locator('[data-shorts="true"]').getByRole('button', { name: 'Forbid shorts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forbid shorts' }).click();
    await page.locator('[data-shorts="false"]').waitFor();
    await page.context().close();
  });

  it('is found from the settings', async () => {
    const page = await stage.open({ language: 'en' });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Order account and exchange keys' }).click();
    expect(await isShown(page.getByRole('heading', { level: 1, name: 'Order account and exchange keys' }))).toBe(true);
    await page.context().close();
  });
});
