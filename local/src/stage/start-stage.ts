import { type Desk, marketTimeAt } from '@gaemi/core/base/desk.ts';
import { firestoreStore } from '@gaemi/functions/adapters/store/firestore-store.ts';
import { fileURLToPath } from 'node:url';
import { startClock } from '../clock/start-clock.ts';
import { emulatorEnvironment, type EmulatorHosts, startEmulators } from '../emulators/start-emulators.ts';
import { readManifest, schedulesOf } from '../host/manifest.ts';
import { createPubsubClient } from '../host/pubsub-client.ts';
import { startHost } from '../host/start-host.ts';
import { type FunctionUrls, subscribe } from '../host/subscribe.ts';
import { firstToBreak } from '../processes/child.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { createAuthClient } from '../seed/auth-client.ts';
import { giveFirstTicks } from '../seed/first-ticks.ts';
import { seedDesk } from '../seed/seed-desk.ts';
import { type Member, memberOf, seedMember } from '../seed/seed-member.ts';
import { createFunctionLog } from './function-log.ts';
import type { Markets } from './open-markets.ts';
import type { Progress } from './progress.ts';

export interface Stage {
  readonly hosts: EmulatorHosts;
  readonly urls: FunctionUrls;
  readonly member: Member;
  /** Rejects when a part of the stage ends on its own. */
  readonly broken: Promise<never>;
}

interface Staging {
  readonly markets: Markets;
  readonly seedUser: string;
  readonly progress: Progress;
  readonly shutdown: Shutdown;
}

/** The only project of a desk on one machine; the emulators treat ids that begin with `demo-` as unreal. */
export const projectId = 'demo-gaemi';

const logPath = fileURLToPath(new URL('../../../.gaemi/functions.log', import.meta.url));

/** Brings everything behind the page alive, in the order in which one needs the other. */
export async function startStage({ markets, seedUser, progress, shutdown }: Staging): Promise<Stage> {
  const manifest = readManifest();
  const schedules = schedulesOf(manifest);
  const emulators = await startEmulators(shutdown);
  const { hosts } = emulators;
  const vendors = await markets.open(shutdown);
  const environment = deskEnvironment({ hosts, desk: markets.desk, vendors });
  const log = createFunctionLog(logPath, progress.note);
  shutdown.add(() => log.close());

  const pubsub = createPubsubClient(hosts.pubsub, projectId);
  shutdown.add(() => pubsub.close());
  const [host] = await Promise.all([
    progress.step('functions are served', startHost({ env: environment, onLine: log.write }, shutdown)),
    progress.step('Firestore emulator answers', emulators.firestoreReady),
    progress.step('Pub/Sub emulator answers', emulators.pubsubReady),
  ]);
  const store = firestoreStore({ projectId });
  const desk = { ...markets.desk, liveTrading: environment['GAEMI_LIVE_TRADING'] === '1' };
  const nowMs = () => marketTimeAt(markets.desk.clock, Date.now());
  await progress.step(
    'functions are subscribed, the desk is described',
    Promise.all([subscribe(manifest, host.urls, pubsub), seedDesk(desk, store)]),
  );
  const ticks = giveFirstTicks({ schedules, nowMs: nowMs(), publish: pubsub.publish, store });
  const member = memberOf(seedUser);
  const signUp = emulators.authReady.then(() =>
    seedMember(member, {
      auth: createAuthClient(hosts.auth, projectId),
      store,
      depositUrl: host.urls.get('deposit') ?? '',
      atMs: nowMs(),
    }),
  );
  await Promise.all([
    progress.step('prices and their history are collected', ticks),
    progress.step(`${seedUser} is a member with a first deposit`, signUp),
  ]);
  const clock = startClock({
    schedules,
    clock: markets.desk.clock,
    publish: pubsub.publish,
    onSkipped: (minutes) => progress.note(`the clock fell behind and skipped ${minutes} market minutes`),
    onError: (error) => progress.note(`a tick was lost: ${error instanceof Error ? error.message : String(error)}`),
  });
  shutdown.add(() => clock.stop());
  return { hosts, urls: host.urls, member, broken: firstToBreak([emulators, host]) };
}

interface DeskEnvironment {
  readonly hosts: EmulatorHosts;
  readonly desk: Desk;
  readonly vendors: Readonly<Record<string, string | undefined>>;
}

/** What the functions and our own store read. */
function deskEnvironment({ hosts, desk, vendors }: DeskEnvironment): Record<string, string | undefined> {
  return {
    ...process.env,
    ...vendors,
    ...emulatorEnvironment(hosts),
    GOOGLE_CLOUD_PROJECT: projectId,
    // The framework's server shows strangers its stack traces otherwise.
    NODE_ENV: 'production',
    ...(desk.mode === 'replay' && { GAEMI_CLOCK: JSON.stringify(desk.clock) }),
  };
}
