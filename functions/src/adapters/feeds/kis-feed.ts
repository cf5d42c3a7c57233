import { dayMs, floorInstant, hourMs, type Instant, koreaOffsetMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, closeAtMs, type Interval } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { type Feed, FeedError } from './feed.ts';
import { createKisClient, type KisClient, type KisOptions } from './kis-client.ts';
import { createNearestContract } from './kis-contract-code.ts';
import { type KisChart, readChart } from './kis-rows.ts';

interface Reader {
  readonly client: KisClient;
  readonly now: () => Instant;
  nearest(): Promise<string>;
}

/** A question pages back at most this often: 30,000 minutes, half a minute of calls. */
const pagesMax = 300;

/** Under this code the vendor has the days of the nearest contracts, one after the other. */
const continuousDaysCode = '101000';

/** Reads futures of KOSPI200 and shares of KRX; needs a key. */
export function createKisFeed(options: KisOptions): Feed {
  const now = options.marketNow ?? options.now ?? Date.now;
  const client = createKisClient(options);
  const reader = { client, now, nearest: createNearestContract(client, now) };
  return {
    name: 'kis',
    async quotes(instruments) {
      const quotes = await Promise.all(instruments.map((instrument) => readQuote(reader, instrument)));
      return quotes.filter((quote) => quote !== undefined);
    },
    candles: (instrument, interval, span) => readCandles(reader, instrument, { interval, ...span }),
  };
}

/** The vendor's prices carry no time; the newest minute has one, and comes with them in one call. */
async function readQuote(reader: Reader, instrument: Instrument): Promise<Quote | undefined> {
  const { head, candles } = await askMinutes(reader, instrument, reader.now());
  const newest = candles[0];
  if (head.price <= 0 || newest === undefined) return undefined;
  const { previousClose, volume } = head;
  return {
    instrumentId: instrument.id,
    price: head.price,
    ...(previousClose !== undefined && previousClose > 0 && { previousClose }),
    ...(volume !== undefined && volume >= 0 && { volume }),
    atMs: newest.openAtMs,
    source: 'kis',
  };
}

interface Question {
  readonly interval: Interval;
  readonly fromMs: Instant;
  readonly toMs: Instant;
}

async function readCandles(reader: Reader, instrument: Instrument, question: Question): Promise<Candle[]> {
  const { interval, fromMs, toMs } = question;
  if (toMs <= fromMs) return [];
  const found = new Map<Instant, Candle>();
  // Hours are made of their minutes, so the first must be whole.
  const startMs = interval === '1h' ? floorInstant(fromMs, hourMs) : fromMs;
  let endMs = toMs;
  for (let page = 0; page < pagesMax && endMs > startMs; page += 1) {
    const { head, candles } = await (interval === '1d' ? askDays : askMinutes)(reader, instrument, endMs);
    if (head.price <= 0 && candles.length === 0) {
      throw new FeedError('unknown-symbol', `kis has no prices of "${instrument.id}"`);
    }
    const older = candles.filter(({ openAtMs }) => openAtMs < endMs);
    for (const candle of older) found.set(candle.openAtMs, candle);
    const oldestMs = Math.min(...older.map(({ openAtMs }) => openAtMs));
    // None older: there is no more history, or the vendor does not page.
    if (!Number.isFinite(oldestMs)) break;
    endMs = oldestMs;
  }
  const ascending = [...found.values()].toSorted((left, right) => left.openAtMs - right.openAtMs);
  const candles = interval === '1h' ? hoursOf(ascending) : ascending;
  return candles.filter(({ openAtMs }) => openAtMs >= fromMs && closeAtMs(openAtMs, interval) <= toMs);
}

async function askMinutes(reader: Reader, instrument: Instrument, beforeMs: Instant): Promise<KisChart> {
  // The vendor answers up to and with the minute it is asked for, and fills minutes to come with the newest price.
  const lastMs = Math.min(beforeMs - 1, reader.now());
  const FID_INPUT_DATE_1 = dateOf(lastMs);
  const FID_INPUT_HOUR_1 = timeOf(lastMs);
  if (instrument.kind === 'future') {
    const query = {
      FID_COND_MRKT_DIV_CODE: 'F',
      FID_INPUT_ISCD: await codeOf(reader, instrument),
      FID_HOUR_CLS_CODE: '60',
    };
    const when = { FID_PW_DATA_INCU_YN: 'Y', FID_FAKE_TICK_INCU_YN: 'N', FID_INPUT_DATE_1, FID_INPUT_HOUR_1 };
    const path = '/uapi/domestic-futureoption/v1/quotations/inquire-time-fuopchartprice';
    return readChart(await reader.client.ask(path, 'FHKIF03020200', { ...query, ...when }), 'future', 'minutes');
  }
  const query = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: stockCode(instrument), FID_INPUT_HOUR_1 };
  const folder = '/uapi/domestic-stock/v1/quotations';
  // The mock host has the minutes of today only.
  const answer = reader.client.isMock
    ? await reader.client.ask(`${folder}/inquire-time-itemchartprice`, 'FHKST03010200', {
        ...query,
        FID_PW_DATA_INCU_YN: 'Y',
        FID_ETC_CLS_CODE: '',
      })
    : await reader.client.ask(`${folder}/inquire-time-dailychartprice`, 'FHKST03010230', {
        ...query,
        FID_INPUT_DATE_1,
        FID_PW_DATA_INCU_YN: 'Y',
        FID_FAKE_TICK_INCU_YN: 'N',
      });
  return readChart(answer, 'stock', 'minutes');
}

/** A hundred days a call, raw: what splits change is applied at reading. */
async function askDays(reader: Reader, instrument: Instrument, beforeMs: Instant): Promise<KisChart> {
  const lastMs = beforeMs - 1;
  const span = { FID_INPUT_DATE_1: dateOf(Math.max(0, lastMs - 140 * dayMs)), FID_INPUT_DATE_2: dateOf(lastMs) };
  if (instrument.kind === 'future') {
    const code = instrument.id.endsWith('.KF') ? stockCode(instrument) : continuousDaysCode;
    const query = { FID_COND_MRKT_DIV_CODE: 'F', FID_INPUT_ISCD: code, FID_PERIOD_DIV_CODE: 'D', ...span };
    const path = '/uapi/domestic-futureoption/v1/quotations/inquire-daily-fuopchartprice';
    return readChart(await reader.client.ask(path, 'FHKIF03020100', query), 'future', 'days');
  }
  const query = {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: stockCode(instrument),
    FID_PERIOD_DIV_CODE: 'D',
    ...span,
  };
  const path = '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice';
  return readChart(await reader.client.ask(path, 'FHKST03010100', { ...query, FID_ORG_ADJ_PRC: '1' }), 'stock', 'days');
}

async function codeOf(reader: Reader, instrument: Instrument): Promise<string> {
  return instrument.id.endsWith('.KF') ? stockCode(instrument) : reader.nearest();
}

/** `005930.KS` is the vendor's `005930`, `101W09.KF` its `101W09`. */
function stockCode({ id }: Instrument): string {
  return id.replace(/\.K[SQF]$/, '');
}

function hoursOf(minutes: readonly Candle[]): Candle[] {
  return [...Map.groupBy(minutes, ({ openAtMs }) => floorInstant(openAtMs, hourMs))].map(([openAtMs, inside]) => ({
    openAtMs,
    open: inside[0]?.open ?? 0,
    high: Math.max(...inside.map(({ high }) => high)),
    low: Math.min(...inside.map(({ low }) => low)),
    close: inside.at(-1)?.close ?? 0,
    volume: inside.reduce((sum, { volume }) => sum + volume, 0),
  }));
}

function dateOf(atMs: Instant): string {
  return new Date(atMs + koreaOffsetMs).toISOString().slice(0, 10).replaceAll('-', '');
}

function timeOf(atMs: Instant): string {
  return new Date(floorInstant(atMs, minuteMs) + koreaOffsetMs).toISOString().slice(11, 19).replaceAll(':', '');
}
