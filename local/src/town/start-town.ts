import type { MarketProgramme } from '../markets/market-series.ts';
import type { BinanceExchangeOptions } from './binance/binance-exchange-routes.ts';
import { createBinance } from './binance/binance-server.ts';
import { createFaultBoard, type FaultBoard, type Faults } from './faults.ts';
import { createGemini } from './gemini/gemini-server.ts';
import { createGoogleTrends } from './google-trends/trends-server.ts';
import type { KisExchangeOptions } from './kis/kis-order-routes.ts';
import { createKis } from './kis/kis-server.ts';
import { createNews } from './news/news-server.ts';
import { serveVendor, type Vendor, type VendorServer } from './serve-vendor.ts';
import type { ExchangeOptions } from './upbit/exchange-routes.ts';
import { createUpbit } from './upbit/upbit-server.ts';
import { createYahoo } from './yahoo/yahoo-server.ts';

export interface TownOptions {
  readonly programme: MarketProgramme;
  /** Market time: it may run at any speed, and never backwards. */
  marketNow(): number;
  /** Market seconds per second; the vendors' limits per second grow with it. */
  readonly speed?: number;
  /** Whose orders the exchange takes; without a key it only quotes. */
  readonly exchange?: ExchangeOptions;
  /** Whose orders for shares or futures the broker takes; without it, it only quotes. */
  readonly broker?: KisExchangeOptions;
  /** Whose orders the exchange abroad takes; without it, it only quotes. */
  readonly abroad?: BinanceExchangeOptions;
  /** What is wrong from the start; each server has its switches at `/_town/faults`. */
  readonly faults?: Readonly<Partial<Record<TownUrlName, Faults>>>;
  /** Free ones are taken when left out. */
  readonly ports?: Readonly<Partial<Record<TownUrlName, number>>>;
}

export interface Town {
  /** What the adapters read from the environment. */
  readonly urls: Readonly<Record<TownUrlName, string>>;
  close(): Promise<void>;
}

export type TownUrlName = keyof typeof vendorMakers;

type VendorMaker = (options: TownOptions, faults: FaultBoard) => Vendor;

/** Who lives in the town, by the name of the variable that leads an adapter to them. */
const vendorMakers = {
  UPBIT_URL: ({ programme, speed = 1, exchange }, faults) => {
    return createUpbit({ programme, faults, speed, ...(exchange === undefined ? {} : { exchange }) });
  },
  YAHOO_URL: ({ programme }, faults) => createYahoo({ programme, faults }),
  KIS_URL: ({ programme, speed = 1, broker }, faults) => {
    return createKis({ programme, faults, speed, ...(broker === undefined ? {} : { exchange: broker }) });
  },
  CCXT_URL: ({ programme, abroad }, faults) => {
    return createBinance({ programme, faults, ...(abroad === undefined ? {} : { exchange: abroad }) });
  },
  GOOGLE_TRENDS_URL: ({ programme }, faults) => createGoogleTrends({ programme, faults }),
  NEWS_URL: ({ programme }, faults) => createNews({ programme, faults }),
  GEMINI_URL: (_options, faults) => createGemini({ faults }),
} satisfies Record<string, VendorMaker>;

/** Opens every vendor of the town on this machine; when one cannot open, none stays open. */
export async function startTown(options: TownOptions): Promise<Town> {
  const servers: VendorServer[] = [];
  const close = async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
  const open = async (name: TownUrlName): Promise<string> => {
    const faults = createFaultBoard(() => options.marketNow(), options.faults?.[name]);
    const server = await serveVendor(vendorMakers[name](options, faults), options.ports?.[name]);
    servers.push(server);
    return server.url;
  };
  try {
    const urls = {
      UPBIT_URL: await open('UPBIT_URL'),
      YAHOO_URL: await open('YAHOO_URL'),
      KIS_URL: await open('KIS_URL'),
      CCXT_URL: await open('CCXT_URL'),
      GOOGLE_TRENDS_URL: await open('GOOGLE_TRENDS_URL'),
      NEWS_URL: await open('NEWS_URL'),
      GEMINI_URL: await open('GEMINI_URL'),
    };
    return { urls, close };
  } catch (error) {
    await close();
    throw error;
  }
}
