import { buildPage } from './page/build-page.ts';
import type { PageConfig } from './page/desk-plugin.ts';
import { findDesk } from './page/find-desk.ts';
import { servePage } from './page/serve-page.ts';
import { localhost, requireFreePort } from './processes/free-port.ts';
import { ownFolder, requireWritable } from './processes/own-folder.ts';
import { SetupError } from './processes/setup-error.ts';
import { createShutdown, type Shutdown } from './processes/shutdown.ts';
import { demoApiKey } from './seed/auth-client.ts';
import { chooseMarkets } from './stage/open-markets.ts';
import { readOptions, type StageOptions } from './stage/options.ts';
import { createProgress } from './stage/progress.ts';
import { requireAddresses } from './stage/require-addresses.ts';
import { projectId, type Stage, startStage } from './stage/start-stage.ts';

const portRemedy = 'choose another with --port N';
const shutdown = createShutdown();
// For good: Ctrl-C comes twice under npm, from the terminal and from npm, and the second must not cut the first short.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
// Whoever read what we print has gone, as in `npm start | head`: like any program of a pipe, we go too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void end(0));
let isEnding = false;

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options !== undefined) await (await startDesk(options, shutdown)).broken;
} catch (error) {
  // What fails because we are ending needs no word.
  if (!isEnding) process.stderr.write(`gaemi: ${error instanceof SetupError ? error.message : describe(error)}\n`);
  await end(1);
}

/** The whole desk; resolves when a person can open it. */
async function startDesk(options: StageOptions, parts: Shutdown): Promise<Stage> {
  const { port, watch, seedUser, twice } = options;
  await requirePort(port);
  requireWritable(ownFolder);
  requireAddresses(process.env);
  const markets = chooseMarkets(options, Date.now());
  const progress = createProgress((line) => process.stdout.write(`${line}\n`));
  for (const line of markets.notes) progress.note(line);
  const built = watch ? undefined : progress.step('page is built', buildPage());
  // Waited for below; a failure meanwhile must not count as nobody's.
  built?.catch(() => undefined);
  const stage = await startStage({ markets, seedUser, twice, progress, shutdown: parts });
  await built;
  await servePage({ port, watch, config: pageConfig(stage), urls: stage.urls, switches: stage.switches }, parts).catch(
    async (error: unknown) => {
      // Somebody may have taken the port meanwhile.
      await requirePort(port);
      throw error;
    },
  );
  process.stdout.write(`Gaemi is ready: http://localhost:${port}\n`);
  return stage;
}

function pageConfig({ hosts, member }: Stage): PageConfig {
  return {
    projectId,
    apiKey: demoApiKey,
    emulators: {
      firestoreHost: localhost,
      firestorePort: Number(hosts.firestore.split(':').at(-1)),
      authUrl: `http://${hosts.auth}`,
    },
    demoUser: member.credentials,
  };
}

async function requirePort(port: number): Promise<void> {
  const desk = await findDesk(port);
  await requireFreePort(port, desk === undefined ? portRemedy : `${desk} or ${portRemedy}`);
}

async function end(exitCode: number): Promise<void> {
  isEnding = true;
  await shutdown.run();
  process.exit(exitCode);
}

/** A fault of ours: with its stack, since no line could tell a person what to do about it. */
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
