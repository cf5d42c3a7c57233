import type { Instrument } from './instrument.ts';
import { findInstrument } from './instruments.ts';

/** The index of each calendar, and of the coins the one that all others follow; every desk watches them. */
const benchmarkIds: Readonly<Record<string, string>> = {
  krx: '^KS11',
  'krx-futures': '^KS11',
  'us-stocks': '^GSPC',
  crypto: 'KRW-BTC',
};

/**
 * What an instrument is measured against, in its own currency, or nothing: an index and the first coin have nothing above
 * them, and against a price in another currency half of a strength would be the exchange rate's.
 */
export function benchmarkOf({
  id,
  kind,
  calendar,
  currency,
}: Pick<Instrument, 'id' | 'kind' | 'calendar' | 'currency'>): Instrument | undefined {
  const benchmarkId = calendar === undefined || kind === 'index' ? undefined : benchmarkIds[calendar];
  const benchmark = benchmarkId === undefined || benchmarkId === id ? undefined : findInstrument(benchmarkId);
  return benchmark?.currency === currency ? benchmark : undefined;
}
