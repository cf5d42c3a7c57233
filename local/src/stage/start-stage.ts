import { type Desk, marketTimeAt } from '@gaemi/core/base/desk.ts';
import { firestoreStore } from '@gaemi/functions/adapters/store/firestore-store.ts';
import { join } from 'node:path';
import { createRunsUnderWay } from '../clock/runs-under-way.ts';
import { startClock } from '../clock/start-clock.ts';
import {
  emulatorEnvironment,
  type EmulatorHosts,
  type StartingEmulators,
  startEmulators,
} from '../emulators/start-emulators.ts';
import { type Manifest, readManifest, schedulesOf } from '../host/manifest.ts';
import { createPubsubClient, type PubsubClient } from '../host/pubsub-client.ts';
import { type StartedHost, startHost } from '../host/start-host.ts';
import { type FunctionUrls, subscribe } from '../host/subscribe.ts';
import { firstToBreak } from '../processes/child.ts';
import { ownFolder } from '../processes/own-folder.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { createAuthClient } from '../seed/auth-client.ts';
import { giveFirstTicks } from '../seed/first-ticks.ts';
import { seedDesk } from '../seed/seed-desk.ts';
import { type Member, memberOf, seedMember, tetherDeposit } from '../seed/seed-member.ts';
import { seedWatchlist } from '../seed/seed-watchlist.ts';
import { watchRecordings } from '../seed/watch-recordings.ts';
import { createFunctionLog } from './function-log.ts';
import type { Markets } from './open-markets.ts';
import type { Progress } from './progress.ts';

export interface Stage {
  readonly hosts: EmulatorHosts;
  readonly urls: FunctionUrls;
  /** Where each simulated vendor is told to fail, by the name of its address. */
  readonly switches: Readonly<Record<string, string>>;
  readonly member: Member;
  /** Rejects when a part of the stage ends on its own. */
  readonly broken: Promise<never>;
}

interface Staging {
  readonly markets: Markets;
  readonly seedUser: string;
  readonly twice: boolean;
  readonly progress: Progress;
  readonly shutdown: Shutdown;
}

/** The only project of a desk on one machine; the emulators treat ids that begin with `demo-` as unreal. */
export const projectId = 'demo-gaemi';

const logPath = join(ownFolder, 'functions.log');

/** Brings everything behind the page alive, in the order in which one needs the other. */
export async function startStage({ markets, seedUser, twice, progress, shutdown }: Staging): Promise<Stage> {
  const manifest = readManifest();
  const emulators = await startEmulators(shutdown);
  const { hosts } = emulators;
  const vendors = await markets.open(shutdown);
  const environment = deskEnvironment({ hosts, desk: markets.desk, vendors });
  const runs = createRunsUnderWay();
  const log = createFunctionLog(logPath, { show: progress.note, onEnd: runs.end });
  shutdown.add(() => log.close());

  const pubsub = createPubsubClient(hosts.pubsub, projectId);
  shutdown.add(() => pubsub.close());
  const [host] = await Promise.all([
    progress.step('functions are served', startHost({ env: environment, onLine: log.write }, shutdown)),
    progress.step('Firestore emulator answers', emulators.firestoreReady),
    progress.step('Pub/Sub emulator answers', emulators.pubsubReady),
  ]);
  const broken = firstToBreak([emulators, host]);
  const member = memberOf(seedUser);
  const nowMs = () => marketTimeAt(markets.desk.clock, Date.now());
  await Promise.race([
    fillDesk({
      emulators,
      host,
      manifest,
      pubsub,
      twice,
      desk: markets.desk,
      member,
      nowMs,
      progress,
    }),
    broken,
  ]);
  const clock = startClock({
    schedules: schedulesOf(manifest),
    clock: markets.desk.clock,
    publish: pubsub.publish,
    runs,
    onSkipped: (minutes) => progress.note(`the clock fell behind and skipped ${minutes} market minutes`),
    onError: (error) => progress.note(`a tick was lost: ${messageOf(error)}`),
  });
  shutdown.add(() => clock.stop());
  // Beside the desk's first minute: nobody has to wait for their history.
  void watchRecordings({
    ids: markets.givenIds,
    credentials: member.credentials,
    auth: createAuthClient(hosts.auth, projectId),
    watchUrl: host.urls.get('watch') ?? '',
  }).catch((error: unknown) => progress.note(`recordings are not on the watchlist: ${messageOf(error)}`));
  return { hosts, urls: host.urls, switches: faultSwitches(vendors), member, broken };
}

/** Servers that a person has named have no switches of ours. */
function faultSwitches(vendors: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const ours = Object.entries(vendors).filter(([name]) => name.endsWith('_URL') && !process.env[name]);
  return Object.fromEntries(ours.map(([name, url]) => [name, `${url}/_town/faults`]));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Filling {
  readonly emulators: StartingEmulators;
  readonly host: StartedHost;
  readonly manifest: Manifest;
  readonly pubsub: PubsubClient;
  readonly twice: boolean;
  readonly desk: Desk;
  readonly member: Member;
  readonly nowMs: () => number;
  readonly progress: Progress;
}

/** Subscribes the functions, and gives the desk what it is opened with: prices, history, a member. */
async function fillDesk(parts: Filling): Promise<void> {
  const { emulators, host, manifest, pubsub, twice, desk, member, nowMs, progress } = parts;
  const store = firestoreStore({ projectId });
  const isReplay = desk.mode === 'replay';
  await progress.step(
    'functions are subscribed, the desk is described',
    Promise.all([
      subscribe(manifest, { urls: host.urls, pubsub, twice }),
      seedDesk(desk, store),
      ...(isReplay ? [seedWatchlist(member.userId, store, nowMs())] : []),
    ]),
  );
  const ticks = giveFirstTicks({ schedules: schedulesOf(manifest), nowMs: nowMs(), publish: pubsub.publish, store });
  const signUp = emulators.authReady.then(() =>
    seedMember(member, {
      auth: createAuthClient(emulators.hosts.auth, projectId),
      store,
      depositUrl: host.urls.get('deposit') ?? '',
      moreDeposits: isReplay ? [tetherDeposit] : [],
      atMs: nowMs(),
    }),
  );
  await Promise.all([
    progress.step('prices and their history are collected', ticks),
    progress.step(`${member.credentials.email} is a member with a first deposit`, signUp),
  ]);
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
