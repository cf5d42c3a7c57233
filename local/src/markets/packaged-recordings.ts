import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod/mini';
import { parse } from 'csv-parse/sync';
import type { Candle, Interval } from '@gaemi/core/market/candle.ts';
import type { Text } from '@gaemi/core/base/text.ts';

export interface PackagedRecording {
  readonly instrumentId: string;
  readonly interval: Interval;
  readonly candles: readonly Candle[];
  readonly origin: Text;
}

/** Real prices that come with public packages, so that nothing has to be recorded or downloaded to begin. */
export function packagedRecordings(): PackagedRecording[] {
  return [
    sp500(),
    packagedCandles('MSFT', '1h', 'downtrend-msft'),
    packagedCandles('PG', '1h', 'sideways-pg'),
    packagedCandles('SLV', '1h', 'uptrend-slv'),
    packagedCandles('STX', '1d', 'uptrend-stx'),
    packagedCandles('URTH', '1h', 'urth-2025-1h'),
  ];
}

const require = createRequire(import.meta.url);

const DailyRow = z.object({
  date: z.string(),
  open: z.coerce.number(),
  high: z.coerce.number(),
  low: z.coerce.number(),
  close: z.coerce.number(),
  volume: z.coerce.number(),
});

const PackagedCandle = z.object({
  openTimeInMillis: z.int(),
  open: z.coerce.number(),
  high: z.coerce.number(),
  low: z.coerce.number(),
  close: z.coerce.number(),
  volume: z.coerce.number(),
});

function sp500(): PackagedRecording {
  // The package exports only its code; its data lies beside it.
  const path = new URL('../data/sp500-2000.csv', `file://${require.resolve('vega-datasets')}`);
  const rows = z.array(DailyRow).parse(parse(readFileSync(path, 'utf8'), { columns: true, skip_empty_lines: true }));
  return {
    instrumentId: '^GSPC',
    interval: '1d',
    candles: rows.map(({ date, open, high, low, close, volume }) => ({
      openAtMs: Date.parse(date),
      open,
      high,
      low,
      close,
      volume,
    })),
    origin: { ko: 'vega-datasets의 S&P 500 일봉(2000-2020)', en: 'S&P 500 by day, 2000-2020, from vega-datasets' },
  };
}

function packagedCandles(instrumentId: string, interval: '1h' | '1d', file: string): PackagedRecording {
  const path = require.resolve(`@typedtrader/candles/json/${file}.json`);
  const rows = z.array(PackagedCandle).parse(JSON.parse(readFileSync(path, 'utf8')));
  const year = new Date(rows[0]?.openTimeInMillis ?? 0).getUTCFullYear();
  const length = { '1h': { ko: '시간봉', en: 'by hour' }, '1d': { ko: '일봉', en: 'by day' } }[interval];
  return {
    instrumentId,
    interval,
    candles: rows.map(({ openTimeInMillis, open, high, low, close, volume }) => ({
      openAtMs: openTimeInMillis,
      open,
      high,
      low,
      close,
      volume,
    })),
    origin: {
      ko: `@typedtrader/candles의 ${instrumentId} ${length.ko}(${year})`,
      en: `${instrumentId} ${length.en}, ${year}, from @typedtrader/candles`,
    },
  };
}
