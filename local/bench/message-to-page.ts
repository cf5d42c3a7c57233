import { minuteMs } from '@gaemi/core/base/instant.ts';
import { tickTopic } from '@gaemi/core/topics.ts';
import { functions } from '@gaemi/functions/functions.ts';
import { createContext } from '@gaemi/functions/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { emulatorEnvironment, startEmulators } from '../src/emulators/start-emulators.ts';
import { createPubsubClient } from '../src/host/pubsub-client.ts';
import { startHost } from '../src/host/start-host.ts';
import { subscribe } from '../src/host/subscribe.ts';
import { createShutdown } from '../src/processes/shutdown.ts';
import { createAuthClient } from '../src/seed/auth-client.ts';
import { memberOf, seedMember } from '../src/seed/seed-member.ts';
import { startTown } from '../src/town/start-town.ts';
import { floorName } from './floor-function.ts';
import { type Listener, openListener } from './listener.ts';
import { waveProgramme } from './wave-market.ts';

/** collect-candles, raise-signals, place-orders, execute-orders. */
export const hopsOfOrder = 4;

/** The only project that the Auth emulator's keys belong to. */
const projectId = 'demo-gaemi';
const warmupRounds = 30;

/** Without a clock nobody values the account, and orders of one whose valuation is older than ten minutes are refused. */
const valuationEveryMs = 5 * minuteMs;

/** Milliseconds from the publishing of a message until the browser's listener had what it led to, one entry a round. */
export interface PageLatencies {
  readonly floor: readonly number[];
  readonly quote: readonly number[];
  readonly order: readonly number[];
}

/** Plays minute after minute through the real chain, a plain one-hop message between two of them. */
export async function measureMessageToPage(rounds: number, note: (line: string) => void): Promise<PageLatencies> {
  const shutdown = createShutdown();
  try {
    const desk = await startBenchDesk(shutdown);
    const latencies = { floor: new Array<number>(), quote: new Array<number>(), order: new Array<number>() };
    for (let round = 0; round < warmupRounds + rounds; round += 1) {
      const measured = await desk.playRound();
      if (round < warmupRounds) continue;
      latencies.floor.push(measured.floor);
      latencies.quote.push(measured.quote);
      if (measured.order !== undefined) latencies.order.push(measured.order);
      if (round % 50 === 0) note(`message to page: ${round - warmupRounds} of ${rounds} rounds`);
    }
    return latencies;
  } finally {
    await shutdown.run();
  }
}

async function startBenchDesk(shutdown: ReturnType<typeof createShutdown>) {
  let marketMs = Math.floor(Date.now() / minuteMs) * minuteMs;
  const town = await startTown({
    programme: waveProgramme(marketMs),
    marketNow: () => marketMs,
    // Limits per second of the vendors are not what is measured.
    speed: 1000,
  });
  shutdown.add(() => town.close());
  const emulators = await startEmulators(shutdown);
  await Promise.all([emulators.firestoreReady, emulators.pubsubReady, emulators.authReady]);
  const environment = {
    ...process.env,
    ...town.urls,
    ...emulatorEnvironment(emulators.hosts),
    GOOGLE_CLOUD_PROJECT: projectId,
    NODE_ENV: 'production',
    GAEMI_CLOCK: JSON.stringify({ wallAtMs: Date.now(), marketAtMs: marketMs, speed: 1 }),
  };
  const programPath = fileURLToPath(new URL('./bench-host-process.ts', import.meta.url));
  const host = await startHost({ env: environment, onLine: () => undefined, programPath }, shutdown);
  const pubsub = createPubsubClient(emulators.hosts.pubsub, projectId);
  shutdown.add(() => pubsub.close());
  const floor = { trigger: 'schedule' as const, timeoutSeconds: 60 };
  const manifest = Object.fromEntries(functions.map((definition) => [definition.name, definition]));
  await subscribe({ ...manifest, [floorName]: floor }, { urls: host.urls, pubsub, twice: false });
  const { store } = createContext(environment);
  const member = memberOf('bench@gaemi.local');
  await seedMember(member, {
    auth: createAuthClient(emulators.hosts.auth, projectId),
    store,
    depositUrl: host.urls.get('deposit') ?? '',
    atMs: marketMs,
  });
  const listener = await openListener({ hosts: emulators.hosts, projectId, member }, shutdown);

  async function measure(functionName: string, kind: 'floor' | 'quote'): Promise<number> {
    const heard = listener.next(kind, marketMs);
    const publishedAtMs = performance.timeOrigin + performance.now();
    await pubsub.publish(tickTopic(functionName), { atMs: marketMs });
    return (await heard) - publishedAtMs;
  }

  return {
    async playRound() {
      marketMs += minuteMs;
      const floorMs = await measure(floorName, 'floor');
      await settle(listener);
      const publishedAtMs = performance.timeOrigin + performance.now();
      const quoteMs = await measure('collect-candles', 'quote');
      // Whatever the tick caused further down must not disturb the next round.
      await settle(listener);
      if (marketMs % valuationEveryMs === 0) {
        await pubsub.publish(tickTopic('value-portfolios'), { atMs: marketMs });
        await settle(listener);
      }
      const orderHeardAtMs = listener.heardAt('order', marketMs);
      const order = orderHeardAtMs === undefined ? {} : { order: orderHeardAtMs - publishedAtMs };
      return { floor: floorMs, quote: quoteMs, ...order };
    },
  };
}

/** Until nothing has been heard for a while: the chain has come to its end. */
async function settle(listener: Listener): Promise<void> {
  const quietMs = 120;
  await sleep(quietMs);
  while (performance.timeOrigin + performance.now() - listener.lastHeardAtMs() < quietMs) await sleep(20);
}
