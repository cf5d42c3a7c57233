import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, isShown, openStage, type PageStage } from '../../testing/open-page.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function openBank(path = '/bank'): Promise<Page> {
  const page = await stage.open({ path, language: 'en' });
  await page.locator('[data-row]').first().waitFor();
  return page;
}

/** A figure of the page as a number. */
async function figure(page: Page, account: string): Promise<number> {
  const text = await page.locator(`[data-balances] [data-account="${account}"]`).innerText();
  return Number(text.replaceAll(',', ''));
}

function asked(page: Page, name: string): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    `gaemiFake.calls.filter((call) => call.name === '${name}').map(({ input }) => ({ ...input, units: String(input.units) }))`,
  );
}

describe('the bank', () => {
  it('shows every account, and that each asset sums to zero', async () => {
    const page = await openBank();
    const roles = ['cash', 'reserved', 'fees', 'taxes', 'external', 'market'];
    const figures = await Promise.all(roles.map((role) => figure(page, `${role}_KRW`)));
    expect(figures.every(Number.isFinite)).toBe(true);
    expect(
      figures.reduce((sum, value) => sum + value, 0),
      'what is shown adds up',
    ).toBeCloseTo(0, 4);
    const verdicts = page.locator('[data-asset]');
    expect(await verdicts.count()).toBeGreaterThan(3);
    expect(await verdicts.evaluateAll((rows) => rows.map((row) => row.dataset['good']))).not.toContain('false');
    expect(await page.locator('[data-books="check"]').innerText()).toMatch(/All agreed .* 24m ago/);
    expect(await page.locator('[data-books="chain"]').innerText()).toMatch(/up to entry \d+ of \d+; 2 wait/);
    await page.context().close();
  });

  it('says when the books are wrong, and how old an old verification is', async () => {
    const page = await openBank();
    await page.evaluate(`gaemiFake.change('users/member-1/bookChecks/', { atMs: Date.now() - 5 * 3600000 })`);
    expect(await isShown(page.locator('[data-books="check"][data-good="false"]').getByText('5h ago'))).toBe(true);
    await page.evaluate(`gaemiFake.change('users/member-1/accounts/cash_USD', { balanceUnits: '1' })`);
    expect(await isShown(page.locator('[data-asset="USD"][data-good="false"]').getByText('not zero'))).toBe(true);
    await page.evaluate('gaemiFake.drift()');
    expect(await isShown(page.getByText('The books do not agree. Open incidents: 2'))).toBe(true);
    expect(await isShown(page.locator('[data-asset="BTC"]').getByText('incidents: 1'))).toBe(true);
    expect(await isShown(page.getByText('The chain of the ledger is broken').first())).toBe(true);
    await page.context().close();
  });
});

describe('the statement', () => {
  it('has a running balance, and each line names its cause', async () => {
    const page = await openBank();
    const rows = page.locator('[data-statement] [data-row]');
    const figures = await rows.evaluateAll((lines) =>
      lines.map((line) =>
        [...line.children].slice(-2).map((cell) => Number(cell.textContent.replaceAll(/[^\d.-]/g, ''))),
      ),
    );
    expect(figures.length).toBeGreaterThan(10);
    for (const [index, [amount = 0, balance = 0]] of figures.entries()) {
      const [, before = 0] = figures[index + 1] ?? [];
      expect(balance, `line ${index}`).toBeCloseTo(before + amount, 4);
    }
    expect(await rows.locator('[data-order-link]').filter({ hasText: 'Order for Bitcoin' }).count()).toBeGreaterThan(2);
    expect(await page.locator('[data-kind="conversion"]').innerText()).toMatch(
      /1,386\.5 KRW per USD · yahoo · quoted .*3m ago/,
    );
    await rows.locator('[data-order-link]').filter({ hasText: 'Order for Bitcoin' }).first().click();
    await page.getByRole('dialog').waitFor();
    expect(page.url()).toMatch(/\/orders\?.*open=order_/);
    await page.context().close();
  });

  it('is that of the account that was pressed, and of the moment that was asked for; both stay in the address', async () => {
    const page = await openBank();
    await page.locator('[data-balances] [data-account="holding_BTC"]').click();
    await page.getByText('BTC · Holdings, balance:').waitFor();
    expect(page.url()).toMatch(/asset=BTC.*role=holding/);
    const past = new Date(Date.now() - 20 * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 16);
    await page.getByLabel('As of (Korean time)').fill(past);
    await page.getByText(/BTC · Holdings, balance as of .* KST:/).waitFor();
    expect(await page.locator('[data-balance] strong').innerText(), 'before the first purchase').toBe('0 BTC');
    await page.getByLabel('Asset').selectOption('KRW');
    await page.locator('[data-balance] strong').filter({ hasText: '20,000,000 KRW' }).waitFor();
    await page.reload();
    expect(await isShown(page.locator('[data-balance] strong').filter({ hasText: '20,000,000 KRW' }))).toBe(true);
    await page.context().close();
  });

  it('is downloaded whole, with the mark that a spreadsheet needs', async () => {
    const page = await openBank();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('gaemi-cash-KRW.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text.startsWith('\uFEFFsequence,time,kind')).toBe(true);
    const lines = text.trimEnd().split('\r\n').length - 1;
    expect(await isShown(page.getByText(`${lines} lines saved`))).toBe(true);
    expect(lines).toBe(await page.locator('[data-statement] [data-row]').count());
    await page.context().close();
  });
});

describe('moving money in the bank', () => {
  it('refuses a withdrawal with what is available, and takes all of it when asked', async () => {
    const page = await openBank();
    const before = await figure(page, 'cash_KRW');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Amount (KRW)').fill('99,000,000');
    await dialog.locator('button[type=submit]').click();
    expect(await isShown(dialog.getByText(new RegExp(`did not work: ${before} KRW is available`)))).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'All of it' }).click();
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText('Done. Balance ₩0').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await figure(page, 'cash_KRW')).toBe(0);
    expect(await isShown(page.locator('[data-statement] [data-row]').first().getByText('Withdrawal'))).toBe(true);
    await page.context().close();
  });

  it('converts at a rate that is shown before and after, with its source and age', async () => {
    const page = await openBank();
    await page.getByRole('button', { name: 'Convert' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Amount (KRW)').fill('1,000,000');
    expect(await dialog.locator('[data-rate]').innerText()).toMatch(
      /1,468\.84 KRW[\s\S]*yahoo · (\d+[smh] ago|just now)[\s\S]*\$680\.80/,
    );
    expect(await axeFaults(page)).toEqual([]);
    await dialog.locator('button[type=submit]').dblclick();
    await dialog.getByText(/You received \$680\.80\. Rate used: 1,468\.84 KRW per USD from yahoo/).waitFor();
    const sent = await asked(page, 'convert');
    expect(sent, 'one wish is one conversion').toHaveLength(1);
    expect(sent[0]).toMatchObject({ from: 'KRW', to: 'USD', units: '100000000000000' });
    await dialog.getByRole('button', { name: 'KRW → USDT' }).click();
    expect(await dialog.locator('[data-rate]').innerText()).toMatch(/1 USDT = 1,4\d\d[\s\S]*upbit/);
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText(/You received \d+\.\d\d USDT\. Rate used: 1,4.* KRW per USDT/).waitFor();
    expect((await asked(page, 'convert'))[1]).toMatchObject({ from: 'KRW', to: 'USDT' });
    await page.context().close();
  });

  it('is a page that two keys go to', async () => {
    const page = await stage.open({ language: 'en' });
    await page.locator('#board').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { level: 1, name: 'Virtual bank' }).waitFor();
    expect(await page.getByRole('link', { name: 'Bank' }).getAttribute('aria-current')).toBe('page');
    await page.context().close();
  });
});
