import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from '../../web/src/testing/launch-browser.ts';
import { emulatorEnvironment, type EmulatorHosts, startEmulators } from '../src/emulators/start-emulators.ts';
import { buildPage } from '../src/page/build-page.ts';
import { servePage } from '../src/page/serve-page.ts';
import { findFreePorts, localhost } from '../src/processes/free-port.ts';
import type { Shutdown } from '../src/processes/shutdown.ts';
import { createAuthClient, demoApiKey } from '../src/seed/auth-client.ts';
import { seedDesk } from '../src/seed/seed-desk.ts';
import { type Member, memberOf } from '../src/seed/seed-member.ts';
import { createCostDesk } from './cost-desk.ts';
import { joinMember, openMarket, projectId } from './cost-market.ts';
import { type CountingProxy, openCountingProxy, type PageTraffic } from './counting-proxy.ts';

/** A page has settled when nothing was sent to it for so long. */
const quietMs = 3000;
/** Minutes are apart; two changes of a document must not be sent as one. */
const apartMs = 400;
const warmupMinutes = 5;

export interface MeasuredPage {
  readonly name: 'chart' | 'dashboard';
  readonly opening: PageTraffic;
  readonly hour: PageTraffic;
}

const addresses: readonly (readonly [MeasuredPage['name'], string])[] = [
  ['chart', '/markets/KRW-BTC'],
  ['dashboard', '/'],
];

/** Plays an hour of the market before open pages, and counts what the database sends them. */
export async function measurePages(
  startMs: Instant,
  shutdown: Shutdown,
  note: (line: string) => void,
): Promise<readonly MeasuredPage[]> {
  await buildPage();
  const { hosts, firestoreReady, authReady } = await startEmulators(shutdown);
  await Promise.all([firestoreReady, authReady]);
  const market = await openMarket(startMs, shutdown);
  const desk = createCostDesk({ ...market, environment: { ...market.environment, ...emulatorEnvironment(hosts) } });
  const member = memberOf('cost@gaemi.local');
  await createAuthClient(hosts.auth, projectId).createUser(member.userId, member.credentials);
  const clock = { wallAtMs: Date.now(), marketAtMs: startMs, speed: 1 };
  await seedDesk({ mode: 'replay', clock, sources: [] }, desk.host.outside.store);
  await joinMember(desk, member, startMs);
  const play = async (minute: number) => {
    market.moveTo(startMs + minute * minuteMs);
    await desk.playMinute(startMs + minute * minuteMs);
  };
  for (let minute = -warmupMinutes; minute < 0; minute += 1) await play(minute);

  const pages = await openPages({ hosts, member }, shutdown);
  for (let minute = 0; minute < 60; minute += 1) {
    await play(minute);
    await sleep(apartMs);
    if (minute % 20 === 19) note(`cost: ${minute + 1} of 60 minutes before open pages`);
  }
  return Promise.all(pages.map(async ({ proxy, ...page }) => ({ ...page, hour: await settled(proxy) })));
}

interface Served {
  readonly hosts: EmulatorHosts;
  readonly member: Member;
}

async function openPages(served: Served, shutdown: Shutdown) {
  const browser = await launchBrowser();
  shutdown.add(() => browser.close());
  const pages: { readonly name: MeasuredPage['name']; readonly proxy: CountingProxy; readonly opening: PageTraffic }[] =
    [];
  for (const [name, path] of addresses) {
    const proxy = await openCountingProxy(served.hosts.firestore, shutdown);
    const origin = await servePageOver(proxy, served, shutdown);
    const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await page.goto(`${origin}${path}`);
    await page.locator('canvas').first().waitFor({ timeout: 60_000 });
    pages.push({ name, proxy, opening: await settled(proxy) });
  }
  return pages;
}

async function servePageOver(proxy: CountingProxy, { hosts, member }: Served, shutdown: Shutdown): Promise<string> {
  const [port = 0] = await findFreePorts(1);
  const emulators = { firestoreHost: localhost, firestorePort: proxy.port, authUrl: `http://${hosts.auth}` };
  const config = { projectId, apiKey: demoApiKey, emulators, demoUser: member.credentials };
  await servePage({ port, watch: false, config, urls: new Map(), switches: {} }, shutdown);
  return `http://${localhost}:${port}`;
}

/** Takes the traffic once it has come to an end. */
async function settled(proxy: CountingProxy): Promise<PageTraffic> {
  const documents = new Map<string, number>();
  let [targets, bytes] = [0, 0];
  for (;;) {
    await sleep(quietMs);
    const more = proxy.take();
    for (const [collection, count] of more.documents)
      documents.set(collection, (documents.get(collection) ?? 0) + count);
    targets += more.targets;
    bytes += more.bytes;
    if (more.documents.size === 0) return { documents, targets, bytes };
  }
}
