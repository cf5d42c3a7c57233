import { type Desk, marketTimeAt } from '@gaemi/core/base/desk.ts';
import { minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { liveDesk } from '@gaemi/core/market/live-desk.ts';
import { makeProgramme } from '../markets/market-programme.ts';
import type { MarketProgramme, MarketSeries } from '../markets/market-series.ts';
import { RecordingError } from '../markets/recording-error.ts';
import { SetupError } from '../processes/setup-error.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { startTown } from '../town/start-town.ts';
import type { StageOptions } from './options.ts';
import { simulatedAccount, simulatedKeys, simulatedKeysAbroad, vendorEnvironment } from './vendor-environment.ts';

/** Which markets the desk watches, and how their time runs. */
export interface Markets {
  readonly desk: Desk;
  /** What the person who started the desk should know about the recordings. */
  readonly notes: readonly string[];
  /** What the recordings of the person's folder are of. */
  readonly givenIds: readonly string[];
  /** Starts the vendors; answers what the adapters read to find them. */
  open(shutdown: Shutdown): Promise<Readonly<Record<string, string | undefined>>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** By the feed of an instrument. */
const addressOf: Readonly<Record<string, string>> = {
  upbit: 'UPBIT_URL',
  yahoo: 'YAHOO_URL',
  kis: 'KIS_URL',
  binance: 'CCXT_URL',
};

/** What the account at the simulated exchange begins with: as much as the first deposit of the desk. */
const simulatedWon = '10000000';
const simulatedTether = '10000';

type Wanted = Pick<StageOptions, 'live' | 'speed' | 'dataFolder'>;

/** @throws SetupError when the recordings cannot be played; nothing has been started then. */
export function chooseMarkets(wanted: Wanted, nowMs: number): Markets {
  if (wanted.live) return liveMarkets(nowMs);
  const programme = readProgramme(wanted, nowMs);
  const clock = {
    wallAtMs: nowMs,
    marketAtMs: programme.startAtMs,
    speed: (wanted.speed * minuteMs) / secondMs,
  };
  // Of every market, since a person may watch any: whatever is not real is labelled so.
  const sources = programme.instruments.map((series) => sourceOf(series, process.env));
  return {
    desk: { mode: 'replay', clock, sources },
    notes: programme.notes,
    givenIds: programme.givenIds,
    async open(shutdown) {
      const marketNow = () => marketTimeAt(clock, Date.now());
      const exchange = { keys: simulatedKeys, balances: { KRW: simulatedWon } };
      const broker = { account: simulatedAccount, cash: Number(simulatedWon), shares: {} };
      const abroad = { keys: simulatedKeysAbroad, balances: { USDT: simulatedTether } };
      const town = await startTown({ programme, marketNow, speed: clock.speed, exchange, broker, abroad });
      shutdown.add(() => town.close());
      return vendorEnvironment(town.urls, process.env);
    },
  };
}

/** A market whose address a person has set comes from there, whatever the town would have played. */
function sourceOf({ instrumentId, kind, description }: MarketSeries, env: Environment): Desk['sources'][number] {
  const name = addressOf[findInstrument(instrumentId)?.feed ?? ''];
  const address = name === undefined ? undefined : env[name];
  if (name === undefined || !address) return { instrumentId, kind, description };
  // A stand-in on this machine is no market.
  const isNear = /^(localhost|127\.|\[::1\])/.test(URL.parse(address)?.hostname ?? '');
  const from = { ko: `${name}의 서버`, en: `the server at ${name}` };
  return { instrumentId, kind: isNear ? 'simulated' : 'live', description: from };
}

function liveMarkets(nowMs: number): Markets {
  return { desk: liveDesk(nowMs), notes: [], givenIds: [], open: async () => ({}) };
}

function readProgramme({ dataFolder }: Wanted, nowMs: number): MarketProgramme {
  try {
    return makeProgramme({ nowMs, ...(dataFolder !== undefined && { dataFolder }) });
  } catch (error) {
    if (error instanceof RecordingError) throw new SetupError(error.message, { cause: error });
    throw error;
  }
}
