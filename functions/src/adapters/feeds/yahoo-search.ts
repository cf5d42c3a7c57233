import { findInstrument } from '@gaemi/core/market/instruments.ts';
import * as z from 'zod/mini';
import { type FoundSymbol, FeedError } from './feed.ts';
import { instrumentOf } from './yahoo-symbol.ts';

const Answer = z.object({ quotes: z.array(z.unknown()) });
const Row = z.object({ symbol: z.string(), longname: z.optional(z.string()), shortname: z.optional(z.string()) });

/** What the desk could watch of what was found: options and markets of other countries have no form here. */
export function foundSymbols(answer: unknown): FoundSymbol[] {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) throw new FeedError('malformed', 'yahoo sent no list of symbols');
  const rows = parsed.data.quotes.flatMap((row) => Row.safeParse(row).data ?? []);
  return rows.flatMap(({ symbol, longname, shortname }) => {
    const instrumentId = instrumentOf(symbol);
    const name = (longname ?? shortname ?? symbol).slice(0, 100);
    return findInstrument(instrumentId) === undefined ? [] : [{ instrumentId, name }];
  });
}
