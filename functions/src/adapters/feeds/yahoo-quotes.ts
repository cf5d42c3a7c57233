import type { Quote } from '@gaemi/core/market/board.ts';
import { isPrice } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { isUnnamed } from '@gaemi/core/market/is-unnamed.ts';
import * as z from 'zod/mini';
import { lenient } from './lenient.ts';
import { FeedError } from './feed.ts';
import { plainTitle } from './plain-title.ts';
import { YahooTime } from './yahoo-chart.ts';
import { symbolOf } from './yahoo-symbol.ts';

/** Left out, null or the text "Infinity": what a company does not say is no reason to lose its price. */
const Maybe = lenient(z.number());

const QuoteRow = z.object({
  symbol: z.string(),
  regularMarketPrice: z.number().check(z.refine(isPrice)),
  regularMarketTime: YahooTime,
  currency: lenient(z.string()),
  longName: lenient(z.string()),
  shortName: lenient(z.string()),
  regularMarketPreviousClose: Maybe,
  regularMarketVolume: Maybe,
  marketCap: Maybe,
  trailingPE: Maybe,
  priceToBook: Maybe,
  epsTrailingTwelveMonths: Maybe,
  /** A fraction; the field without "trailing" is per cent. */
  trailingAnnualDividendYield: Maybe,
});
type QuoteRow = z.output<typeof QuoteRow>;

/** A symbol that the vendor still names but no longer prices: delisted, or never traded. */
const Unpriced = z.object({ symbol: z.string(), regularMarketPrice: z.optional(z.undefined()) });

/** Reads quotes; an instrument that the vendor does not price is left out. */
export function quotesOf(answer: unknown, instruments: readonly Instrument[]): Quote[] {
  const rows = z.array(z.unknown()).safeParse(answer);
  if (!rows.success) throw new FeedError('malformed', 'yahoo sent no list of quotes');
  const parsed = rows.data.flatMap((row) => QuoteRow.safeParse(row).data ?? []);
  if (parsed.length === 0 && !rows.data.every((row) => Unpriced.safeParse(row).success)) {
    throw new FeedError('malformed', 'yahoo sent no readable quote');
  }
  return instruments.flatMap((instrument) => {
    const row = parsed.find(({ symbol }) => symbol.toUpperCase() === symbolOf(instrument.id).toUpperCase());
    if (row === undefined) return [];
    if (row.currency === undefined || row.currency === instrument.currency) return [quoteOf(row, instrument)];
    // Yen that are taken for dollars are worse than no price.
    if (instruments.length > 1) return [];
    throw new FeedError(
      'unknown-symbol',
      `yahoo quotes it in ${row.currency.slice(0, 10)}, not in ${instrument.currency}`,
    );
  });
}

function quoteOf(row: QuoteRow, instrument: Instrument): Quote {
  const { regularMarketPreviousClose: previousClose, regularMarketVolume: volume, marketCap } = row;
  const fundamentals = {
    ...(row.trailingPE === undefined ? {} : { priceToEarnings: row.trailingPE }),
    ...(row.priceToBook === undefined ? {} : { priceToBook: row.priceToBook }),
    ...(row.epsTrailingTwelveMonths === undefined ? {} : { earningsPerShare: row.epsTrailingTwelveMonths }),
    ...(row.trailingAnnualDividendYield === undefined ? {} : { dividendYield: row.trailingAnnualDividendYield }),
  };
  const called = isUnnamed(instrument) ? plainTitle(row.longName ?? row.shortName ?? '', 60) : '';
  return {
    instrumentId: instrument.id,
    price: row.regularMarketPrice,
    ...(called === '' ? {} : { name: { ko: called, en: called } }),
    ...(Object.keys(fundamentals).length === 0 ? {} : { fundamentals }),
    ...(previousClose === undefined || !isPrice(previousClose) ? {} : { previousClose }),
    ...(volume === undefined || volume < 0 ? {} : { volume }),
    ...(marketCap === undefined || marketCap <= 0 ? {} : { marketCap }),
    atMs: row.regularMarketTime,
    source: 'yahoo',
  };
}
