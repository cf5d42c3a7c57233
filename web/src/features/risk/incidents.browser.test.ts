import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('an open incident', () => {
  it('is told across every page, with what is blocked and what is not', async () => {
    const page = await stage.open({ language: 'en' });
    await page.locator('#board').waitFor();
    expect(await page.locator('[data-incidents]').count(), 'nothing is said while all is well').toBe(0);
    await page.evaluate('gaemiFake.drift()');
    const banner = page.locator('[data-incidents="2"]');
    await banner.getByText('New entries are blocked; exits and stops stay alive').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await banner.getByRole('link', { name: 'Look into it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    expect(await page.locator('[data-incident="incident_venue_BTC_1"] [data-figures]').innerText()).toMatch(
      /Ledger \(ours\)\s+0\.02592\s+Venue \(theirs\)\s+0\.02482\s+Difference\s+-0\.0011/,
    );
    expect(await page.locator('[data-incident="incident_chain_ledger_1"] [data-figures]').count()).toBe(0);
    await page.context().close();
  });

  it('is resolved only with a note and the typed word, and then keeps both', async () => {
    const page = await stage.open({ path: '/incidents', language: 'en' });
    await page.locator('[data-incident]').first().waitFor();
    await page.evaluate('gaemiFake.drift()');
    const card = page.locator('[data-incident="incident_venue_BTC_1"]');
    await card.getByRole('button', { name: 'Mark as resolved' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mark this incident as resolved?' });
    await dialog.waitFor();
    expect(await page.evaluate('document.activeElement.textContent'), 'a slip does no harm').toBe('Cancel');
    expect(await axeFaults(page)).toEqual([]);
    const submit = dialog.locator('button[type=submit]');
    await submit.click();
    await dialog.getByText('Write down what was found').waitFor();
    await dialog.getByLabel('What was found, and what was done').fill('Bought by hand at the venue.');
    await submit.click();
    await dialog.getByText('Type “RESOLVED” exactly.').waitFor();
    expect(await page.evaluate('gaemiFake.calls.length'), 'nothing was asked yet').toBe(0);
    await dialog.getByLabel('Type “RESOLVED” to confirm').fill('resolved');
    await submit.click();
    await page.locator('[data-incident="incident_venue_BTC_1"][data-status="resolved"]').waitFor();
    expect(await isShown(card.getByText('Bought by hand at the venue.'))).toBe(true);
    expect(await isShown(page.locator('[data-incidents="1"]')), 'the other one is still open').toBe(true);
    await page.context().close();
  });

  it('stays open when the desk refuses, and says why', async () => {
    const page = await stage.open({ path: '/incidents', language: 'en' });
    await page.locator('[data-incident]').first().waitFor();
    await page.evaluate(`gaemiFake.drift(); gaemiFake.setAnswers('refused')`);
    await page.getByRole('button', { name: 'Mark as resolved' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What was found, and what was done').fill('looked at');
    await dialog.getByLabel('Type “RESOLVED” to confirm').fill('RESOLVED');
    await dialog.locator('button[type=submit]').click();
    expect(await isShown(dialog.getByText('It could not be marked as resolved: Not possible now.'))).toBe(true);
    await page.context().close();
  });
});
