import { minuteMs } from '@gaemi/core/base/instant.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { CandleSource, MarketProgramme } from '../src/markets/market-series.ts';
import { playSeries } from '../src/markets/play-series.ts';
import type { PlayedCandle } from '../src/markets/price-path.ts';
import { always } from '../src/markets/session.ts';

/** Short enough that the fast mean crosses the slow one twice within it: an order every six minutes. */
const periodMinutes = 12;
const amplitude = 0.003;

/** Bitcoin swings so evenly that orders come every few minutes; everything else stands still. */
export function waveProgramme(startAtMs: number): MarketProgramme {
  const instruments = defaultInstruments.map(({ id }) =>
    playSeries(
      {
        instrumentId: id,
        kind: 'simulated',
        description: { ko: '측정용 파동', en: 'a wave to measure with' },
        candleSpanMs: minuteMs,
        session: always,
        tickSize: (price) => (price > 10_000 ? 1000 : 0.01),
      },
      id === 'KRW-BTC' ? minutesOf(startAtMs, wave) : minutesOf(startAtMs, () => 5_000_000),
    ),
  );
  return { instruments, startAtMs, notes: [], givenIds: [] };
}

function wave(minute: number): number {
  return Math.round(140_000 * (1 + amplitude * Math.sin((2 * Math.PI * minute) / periodMinutes))) * 1000;
}

function minutesOf(startAtMs: number, priceAt: (minute: number) => number): CandleSource {
  const candleAt = (openAtMs: number): PlayedCandle => {
    const minute = openAtMs / minuteMs;
    const open = priceAt(minute);
    const close = priceAt(minute + 1);
    const [low, high] = open < close ? [open, close] : [close, open];
    return { openAtMs, open, high, low, close, volume: 1, closeAtMs: openAtMs + minuteMs };
  };
  const openingOf = (atMs: number) => Math.floor(atMs / minuteMs) * minuteMs;
  return {
    beginsAtMs: startAtMs - 1000 * 24 * 60 * minuteMs,
    between(fromMs, toMs) {
      const candles: PlayedCandle[] = [];
      for (let openAtMs = openingOf(fromMs); openAtMs < toMs; openAtMs += minuteMs) candles.push(candleAt(openAtMs));
      return candles;
    },
    latestAt: (atMs) => candleAt(openingOf(atMs)),
  };
}
