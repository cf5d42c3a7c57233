import { type Desk, marketTimeAt } from '@gaemi/core/base/desk.ts';
import { minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { makeProgramme } from '../markets/market-programme.ts';
import type { MarketProgramme } from '../markets/market-series.ts';
import { RecordingError } from '../markets/read-recording.ts';
import { SetupError } from '../processes/setup-error.ts';
import type { Shutdown } from '../processes/shutdown.ts';
import { startTown } from '../town/start-town.ts';
import type { StageOptions } from './options.ts';
import { vendorEnvironment } from './vendor-environment.ts';

/** Which markets the desk watches, and how their time runs. */
export interface Markets {
  readonly desk: Desk;
  /** What the person who started the desk should know about the recordings. */
  readonly notes: readonly Text[];
  /** Starts the vendors; answers what the adapters read to find them. */
  open(shutdown: Shutdown): Promise<Readonly<Record<string, string | undefined>>>;
}

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
  const sources = programme.instruments.map(({ instrumentId, kind, description }) => ({
    instrumentId,
    kind,
    description,
  }));
  return {
    desk: { mode: 'replay', clock, sources },
    notes: programme.notes,
    async open(shutdown) {
      const marketNow = () => marketTimeAt(clock, Date.now());
      const town = await startTown({ programme, marketNow, speed: clock.speed });
      shutdown.add(() => town.close());
      return vendorEnvironment(town.urls, process.env);
    },
  };
}

function liveMarkets(nowMs: number): Markets {
  const sources = defaultInstruments.map(({ id, feed }) => ({
    instrumentId: id,
    kind: 'live' as const,
    description: { ko: `${feed}의 실시간 시세`, en: `live prices from ${feed}` },
  }));
  const clock = { wallAtMs: nowMs, marketAtMs: nowMs, speed: 1 };
  return { desk: { mode: 'live', clock, sources }, notes: [], open: async () => ({}) };
}

function readProgramme({ dataFolder }: Wanted, nowMs: number): MarketProgramme {
  try {
    return makeProgramme({ nowMs, ...(dataFolder !== undefined && { dataFolder }) });
  } catch (error) {
    if (error instanceof RecordingError) throw new SetupError(error.message, { cause: error });
    throw error;
  }
}
