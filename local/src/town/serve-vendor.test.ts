import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaultBoard } from './faults.ts';
import { serveVendor, type VendorServer } from './serve-vendor.ts';

let marketMs = 1000;
let handled = 0;
let server: VendorServer;
const board = createFaultBoard(() => marketMs);

beforeAll(async () => {
  const manners = {
    throttled: reply(429),
    banned: reply(418),
    failing: reply(500),
    maintenance: reply(503),
    notFound: reply(404),
  };
  const answer = () => {
    handled += 1;
    return { status: 200, body: { atMs: board.marketNow(), filler: 'a body long enough to be cut' } };
  };
  server = await serveVendor({ routes: [{ method: 'GET', path: /^\/price$/, answer }], manners, faults: board });
});
afterAll(() => server.close());

describe('the fault switches', () => {
  it.each([
    ['throttled', 429],
    ['banned', 418],
    ['failing', 500],
    ['maintenance', 503],
  ])('answer %s as the vendor would, as often as told', async (answer, status) => {
    await switchTo({ answer, times: 1 });
    expect((await price()).status).toBe(status);
    expect((await price()).status).toBe(200);
  });

  it('cut and spoil answers', async () => {
    await switchTo({ answer: 'truncated', times: 1 });
    await expect((await price()).json()).rejects.toThrow(SyntaxError);
    await switchTo({ answer: 'garbage', times: 1 });
    expect(await (await price()).text()).toContain('<html>');
  });

  it('do what was asked and then say nothing', async () => {
    await switchTo({ answer: 'timeout', times: 1 });
    const before = handled;
    await expect(price(AbortSignal.timeout(200))).rejects.toThrow('timeout');
    expect(handled, 'the request was carried out').toBe(before + 1);
  });

  it('do what was asked and then answer wrongly', async () => {
    await switchTo({ answer: 'failing', late: true, times: 1 });
    const before = handled;
    expect((await price()).status).toBe(500);
    expect(handled, 'the request was carried out').toBe(before + 1);
  });

  it('set the clock wrong', async () => {
    marketMs = 5000;
    await switchTo({ skewMs: 60_000 });
    expect(await (await price()).json()).toMatchObject({ atMs: 65_000 });
    marketMs = 1000;
  });

  it('let prices stand still', async () => {
    await switchTo({ stale: true });
    marketMs = 5000;
    expect(await (await price()).json()).toMatchObject({ atMs: 1000 });
    await switchTo({});
    expect(await (await price()).json()).toMatchObject({ atMs: 5000 });
  });

  it('touch only the paths that they name', async () => {
    await switchTo({ answer: 'failing', path: '/orders' });
    expect((await price()).status).toBe(200);
    await switchTo({ answer: 'failing', path: '/pri$' });
    expect((await price()).status, 'this path goes on').toBe(200);
    await switchTo({ answer: 'failing', path: '/price$' });
    expect((await price()).status).toBe(500);
    await fetch(`${server.url}/_town/faults`, { method: 'DELETE' });
  });

  it('refuse what they do not know', async () => {
    const response = await switchTo({ answer: 'explode' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('faults.answer');
  });
});

function reply(status: number) {
  return { status, body: { status } };
}

async function switchTo(faults: unknown): Promise<Response> {
  return fetch(`${server.url}/_town/faults`, { method: 'POST', body: JSON.stringify(faults) });
}

async function price(signal?: AbortSignal): Promise<Response> {
  return fetch(`${server.url}/price`, signal === undefined ? {} : { signal });
}
