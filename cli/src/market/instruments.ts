import { unitsToText } from '@gaemi/core/base/units.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments, instrumentsNamed } from '@gaemi/core/market/instruments.ts';
import { calendarOf } from '@gaemi/core/market/instrument-calendar.ts';
import { readSymbols } from '@gaemi/core/market/watchlist.ts';
import { FeedError, type FoundSymbol } from '@gaemi/functions/adapters/feeds/feed.ts';
import { Command } from 'commander';
import { CommandError, sentenceFor, type Terminal } from '../terminal.ts';
import { openFeeds } from './open-feeds.ts';

/** A screen's worth; whoever wants more asks twice. */
const symbolsMax = 100;

/** `gaemi instruments [SYMBOL…]`: what every desk watches, or what a symbol means; needs no desk. */
export function instrumentsCommand(terminal: Terminal): Command {
  return new Command('instruments')
    .description('list what every desk watches, or say what symbols mean; needs no desk')
    .argument('[symbols...]', 'for example KRW-XRP, 035720.KQ, BRK-B, ^VIX, KOSPI200F, binance:BTC-USDT')
    .option('--search <text>', 'ask the vendor of shares for symbols by a name')
    .option('--json', 'print everything known of them as JSON')
    .action(async (symbols: string[], { json, search }: { readonly json?: boolean; readonly search?: string }) => {
      if (search !== undefined) {
        const found = await findSymbols(search, terminal);
        terminal.print(
          json ? JSON.stringify({ found }) : found.map((one) => `${one.instrumentId}  ${one.name}`).join('\n'),
        );
        return;
      }
      const chosen = symbols.length === 0 ? defaultInstruments : readAll(symbols, terminal);
      terminal.print(json ? JSON.stringify({ instruments: chosen.map(plain) }) : toTable(chosen));
    });
}

function readAll(symbols: readonly string[], terminal: Terminal): readonly Instrument[] {
  const reading = readSymbols(symbols, symbolsMax);
  if (reading.status === 'refused') throw new CommandError(sentenceFor(terminal, reading.text));
  return reading.instruments;
}

/** First what every desk watches, which needs no vendor. */
async function findSymbols(given: string, terminal: Terminal): Promise<readonly FoundSymbol[]> {
  const text = given.trim().slice(0, 60);
  if (text === '') throw new CommandError(sentenceFor(terminal, { ko: '찾을 이름을 적으세요', en: 'write a name' }));
  const own = instrumentsNamed(text);
  const found = own.map(({ id, name }) => ({ instrumentId: id, name: `${name.ko} · ${name.en}` }));
  const feed = await openFeeds(terminal)(defaultInstruments.find(({ kind }) => kind === 'stock')?.feed ?? '');
  const elsewhere = await feed.search?.(text).catch((error: unknown) => {
    if (!(error instanceof FeedError)) throw error;
    const { message } = error;
    const said = { ko: `시세 제공처가 답하지 않습니다(${message})`, en: `the vendor has no answer (${message})` };
    if (found.length === 0) throw new CommandError(sentenceFor(terminal, said), { cause: error });
    terminal.printError(sentenceFor(terminal, said));
    return [];
  });
  const others = (elsewhere ?? []).filter((other) => own.every(({ id }) => id !== other.instrumentId));
  if (found.length + others.length > 0) return [...found, ...others];
  const none = { ko: `"${text}"(이)라는 종목이 없습니다`, en: `nothing is called "${text}"` };
  throw new CommandError(sentenceFor(terminal, none));
}

function plain(instrument: Instrument): unknown {
  const { lotUnits, tickUnits, multiplierUnits } = instrument;
  return {
    ...instrument,
    calendar: calendarOf(instrument),
    lotUnits: unitsToText(lotUnits),
    ...(tickUnits !== undefined && { tickUnits: unitsToText(tickUnits) }),
    ...(multiplierUnits !== undefined && { multiplierUnits: unitsToText(multiplierUnits) }),
  };
}

function toTable(instruments: readonly Instrument[]): string {
  const rows = [
    ['id', 'name', '이름', 'kind', 'currency', 'venue', 'session', 'lot', 'feed', 'sector'],
    ...instruments.map((one) => [
      one.id,
      one.name.en,
      one.name.ko,
      one.kind,
      one.currency,
      one.venue,
      calendarOf(one),
      unitsToText(one.lotUnits),
      one.feed,
      one.sector ?? '-',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? '')))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Hangul is two columns wide at a terminal. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[ᄀ-ᇿ㄰-㆏가-힯]/.test(character) ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
