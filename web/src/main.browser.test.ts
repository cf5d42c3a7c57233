import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isShown, openStage } from './testing/open-page.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage('production');
});
afterAll(() => stage.close());

describe('the page as it is shipped', () => {
  it('carries nothing of the tests', async () => {
    const files = await readdir(join(stage.folder, 'assets'));
    const scripts = await Promise.all(files.map((file) => readFile(join(stage.folder, 'assets', file), 'utf8')));
    expect(scripts.length).toBeGreaterThan(3);
    for (const script of scripts) expect(script.includes('gaemiFake')).toBe(false);
  });

  it('says that the desk cannot be reached, and finds it when asked again', async () => {
    const page = await stage.open({ language: 'en' });
    await page.getByRole('alert').filter({ hasText: 'The desk cannot be reached' }).waitFor();
    expect(await isShown(page.getByText('/config.json: HTTP 404'))).toBe(true);
    await writeFile(join(stage.folder, 'config.json'), JSON.stringify({ projectId: 'demo-gaemi', apiKey: 'fake' }));
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await isShown(page.getByRole('heading', { name: 'Sign in' }))).toBe(true);
    await page.context().close();
  });

  it('asks nobody but its own address before it knows its desk', async () => {
    const page = await stage.open();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
    await page.reload();
    await page.locator('h1').first().waitFor();
    expect([...hosts]).toEqual(['127.0.0.1']);
    await page.context().close();
  });
});
