import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function openRunning(): Promise<Page> {
  const page = await stage.open({ language: 'en' });
  await page.locator('[data-trading="trading"]').first().waitFor();
  return page;
}

function calls(page: Page): Promise<{ name: string; input: Record<string, unknown> }[]> {
  return page.evaluate(
    `gaemiFake.calls.map(({ name, input }) => ({ name, input: { ...input, units: String(input.units) } }))`,
  );
}

async function haltByKeys(page: Page): Promise<void> {
  await page.keyboard.press('Alt+KeyH');
  await page.getByRole('dialog', { name: 'Halt all new orders?' }).waitFor();
  await page.keyboard.press('Enter');
}

describe('halting and resuming', () => {
  it('halts by two keys, says at once that it was requested, and who halted it once the desk has confirmed', async () => {
    const page = await openRunning();
    await haltByKeys(page);
    await page.getByText('Halt requested, waiting for the desk to confirm').waitFor({ timeout: 1000 });
    const banner = page.getByRole('alert').filter({ hasText: 'Trading halted: Halted by hand on the page' });
    await banner.waitFor();
    expect(await banner.innerText()).toContain('demo@gaemi.local');
    expect(await calls(page)).toMatchObject([{ name: 'halt', input: { reason: 'Halted by hand on the page' } }]);
    expect(await page.locator('[data-gate="trading"]').getAttribute('data-blocks')).toBe('true');
    await page.context().close();
  });

  it('sends the reason that was written', async () => {
    const page = await openRunning();
    await page.getByRole('button', { name: 'Halt trading' }).first().click();
    await page.getByLabel('Reason').fill('drill');
    await page.getByRole('button', { name: 'Halt now' }).click();
    expect(await isShown(page.getByText('Trading halted: drill').first())).toBe(true);
    await page.context().close();
  });

  it('says after five seconds that nobody has confirmed, and what else can be done', async () => {
    const page = await openRunning();
    await page.evaluate(`gaemiFake.setAnswers('never')`);
    await haltByKeys(page);
    await page.getByText('Halt requested').first().waitFor();
    expect(await isShown(page.getByText('Not confirmed for 5 seconds'), 7000)).toBe(true);
    await page.context().close();
  });

  it('says when the halt failed, and does not pretend', async () => {
    const page = await openRunning();
    await page.evaluate(`gaemiFake.setAnswers('refused')`);
    await haltByKeys(page);
    await page.getByText(/The halt failed.*Not possible now\./).waitFor();
    expect(await page.locator('[data-trading]').first().getAttribute('data-trading')).toBe('trading');
    await page.context().close();
  });

  it('closes by Escape without halting, and gives the focus back', async () => {
    const page = await openRunning();
    const button = page.getByRole('button', { name: 'Halt trading' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await calls(page)).toEqual([]);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('resumes only by the typed word; Enter alone does nothing', async () => {
    const page = await openRunning();
    await haltByKeys(page);
    await page.getByText('Trading halted:').first().waitFor();
    await page.getByRole('button', { name: 'Resume trading' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Start auto-trading again?' });
    await dialog.waitFor();
    expect(
      await page.evaluate('document.activeElement.textContent'),
      'the focus starts where a slip does no harm',
    ).toBe('Cancel');
    await dialog.getByLabel('Confirmation word').fill('resum');
    await page.keyboard.press('Enter');
    await dialog.getByText('Type “RESUME” exactly to resume.').waitFor();
    await dialog.getByLabel('Confirmation word').fill('RESUME');
    await page.keyboard.press('Enter');
    await page.locator('[data-trading="trading"]').first().waitFor();
    expect((await calls(page)).map(({ name }) => name)).toEqual(['halt', 'resume']);
    expect((await calls(page))[1]?.input['confirmation']).toBe('RESUME');
    await page.context().close();
  });
});

describe('moving cash', () => {
  async function openDialog(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Transfer' }).click();
    await page.getByLabel('Amount (KRW)').fill('1,000');
  }

  it('is one movement however often the button is pressed', async () => {
    const page = await openRunning();
    await openDialog(page);
    await page.getByRole('dialog').locator('button[type=submit]').dblclick();
    await page.getByText(/Done\. Balance ₩[\d,]{5,}/).waitFor();
    const sent = await calls(page);
    expect(new Set(sent.map(({ input }) => input['requestId'])).size, 'one wish, one id').toBe(1);
    expect(sent[0]).toMatchObject({ name: 'deposit', input: { currency: 'KRW', units: '100000000000' } });
    await page.context().close();
  });

  it('keeps its id when it is tried again after a failure, and says why it failed', async () => {
    const page = await openRunning();
    await page.evaluate(`gaemiFake.setAnswers('refused')`);
    await openDialog(page);
    const submit = page.getByRole('dialog').locator('button[type=submit]');
    await submit.click();
    await page.getByText('That did not work: Not possible now.').waitFor();
    await page.evaluate(`gaemiFake.setAnswers('soon')`);
    await submit.click();
    await page.getByText('Done.').waitFor();
    const [first, second] = await calls(page);
    expect(second?.input['requestId']).toBe(first?.input['requestId']);
    await page.context().close();
  });

  it('asks nobody for an amount that is none', async () => {
    const page = await openRunning();
    await openDialog(page);
    await page.getByLabel('Amount (KRW)').fill('-5');
    await page.keyboard.press('Enter');
    await page.getByText('Enter an amount above zero in digits').waitFor();
    expect(await calls(page)).toEqual([]);
    await page.context().close();
  });
});
