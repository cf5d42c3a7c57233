import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { SetupError } from '../processes/setup-error.ts';

export interface StageOptions {
  /** Market minutes per second. */
  readonly speed: number;
  /** A folder of recordings; the default programme without it. */
  readonly dataFolder: string | undefined;
  /** Real vendors at the real time instead of the town. */
  readonly live: boolean;
  readonly seedUser: string;
  /** Where the page is served. */
  readonly port: number;
  /** Serves the page from its sources and reloads what changes. */
  readonly watch: boolean;
  /** Delivers every message twice. */
  readonly twice: boolean;
}

/** Fast enough that a crossing of means comes within a minute, wherever in the week the desk is started. */
const defaultSpeed = 1.5;
/** Market minutes per second of a market that nobody replays. */
const realTimeSpeed = 1 / 60;
/** Whoever stands at one of these plays prices in their own time, which can only be the real one. */
const marketAddresses = ['UPBIT_URL', 'YAHOO_URL', 'KIS_URL', 'CCXT_URL'];
const defaultPort = 5173;
/** Market time cannot be cut finer: a minute would take less than a timer can wait. */
const speedMax = 600;

/**
 * Reads the command line; `undefined` when only help was asked for, which has been printed then.
 * @throws SetupError
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): StageOptions | undefined {
  const command = describeCommand();
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new SetupError(
      `${error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')} (--help lists the options)`,
    );
  }
  const given = command.opts<RawOptions>();
  if (given.live && given.speed !== undefined) {
    throw new SetupError('--live runs at the speed of the real markets; leave --speed out');
  }
  if (given.live && given.data !== undefined) {
    throw new SetupError('--live asks the real vendors and plays no recording; leave --data out');
  }
  return {
    speed: given.speed ?? (marketAddresses.some((name) => env[name]) ? realTimeSpeed : defaultSpeed),
    dataFolder: given.data === undefined ? undefined : folderOf(given.data, env['INIT_CWD']),
    live: given.live,
    seedUser: given.seedUser,
    port: given.port,
    watch: given.watch,
    twice: given.twice,
  };
}

/** npm runs us in the project, and says where the person stood who wrote the path. */
function folderOf(path: string, personsFolder: string | undefined): string {
  const fromPerson = resolve(personsFolder ?? '', path);
  return !existsSync(path) && existsSync(fromPerson) ? fromPerson : path;
}

interface RawOptions {
  readonly speed?: number;
  readonly data?: string;
  readonly live: boolean;
  readonly seedUser: string;
  readonly port: number;
  readonly watch: boolean;
  readonly twice: boolean;
}

function describeCommand(): Command {
  return new Command('npm start --')
    .description(
      'Brings the whole desk alive on this machine: emulators, simulated vendors, functions, clock and page.',
    )
    .option(
      '--speed <n>',
      `market minutes per second (default: ${defaultSpeed}, the real time when a market’s address is set)`,
      readSpeed,
    )
    .option('--data <folder>', 'plays the recordings of a folder (KRW-BTC_1m.csv, AAPL_1d.csv.gz, ...)')
    .option('--live', 'asks the real vendors at the real time; keys and addresses come from the environment', false)
    .option('--seed-user <email>', 'who is signed up as a member', readEmail, 'ant@gaemi.local')
    .option('--port <n>', 'where the page is served', readPort, defaultPort)
    .option('--watch', 'serves the page from its sources and reloads what changes (npm run dev)', false)
    .option('--twice', 'delivers every message twice, in any order, as Pub/Sub may', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
}

function readSpeed(text: string): number {
  const speed = Number(text);
  if (!(speed > 0 && speed <= speedMax)) {
    throw new InvalidArgumentError(`Expected a number above 0 and up to ${speedMax}.`);
  }
  return speed;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('Expected a port from 1 to 65535.');
  }
  return port;
}

function readEmail(text: string): string {
  if (!/^[^\s@/]+@[^\s@/]+$/.test(text)) throw new InvalidArgumentError('Expected an e-mail address.');
  return text;
}
