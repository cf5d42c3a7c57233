import type { Id } from '@gaemi/core/base/id.ts';
import type { KeyedVenue } from '@gaemi/core/trading/venue-keys.ts';
import type { Clock, Ports } from '../../runtime/context.ts';
import type { Variables } from '../../runtime/environment.ts';
import { createKeySafe } from '../secrets/index.ts';
import type { KeySafe, StoredKeys } from '../secrets/key-safe.ts';
import type { Store } from '../store/store.ts';
import { environmentKeys } from './environment-keys.ts';
import type { Exchange } from './exchange.ts';

/** Keys that venues need from the desk: none, each person's own are in the safe. */
export const exchangesSecrets: readonly string[] = [];

export interface ExchangesOutside {
  readonly store: Store;
  readonly env: Variables;
  /** Market time; the wall clock when left out. */
  readonly clock?: Clock;
  /** The one of this machine or of the cloud, when left out. */
  readonly keySafe?: () => Promise<Pick<KeySafe, 'readSecret'>>;
}

/** Every venue, by the name of the account an order goes to; each is loaded when it is first asked for. */
export function createExchanges(outside: ExchangesOutside): Ports['exchanges'] {
  const { store, env } = outside;
  const venues: ReadonlyMap<string, () => Promise<Exchange>> = new Map([
    ['paper', once(async () => (await import('./paper-exchange.ts')).createPaperExchange({ store }))],
    ['upbit', personal(outside, 'upbit', (keys) => openUpbit(env, keys))],
    ['kis', personal(outside, 'kis', (keys) => openKis(outside, keys))],
    ['binance', personal(outside, 'binance', (keys) => openBinance(env, keys))],
  ]);
  return async (name) => {
    const open = venues.get(name);
    if (open === undefined) throw new Error(`"${name}" is not a venue of this desk; use ${[...venues.keys()].join()}`);
    return open();
  };
}

async function openUpbit({ UPBIT_URL }: Variables, { accessKey = '', secretKey = '' }: StoredKeys): Promise<Exchange> {
  const { createUpbitExchange } = await import('./upbit-exchange.ts');
  return createUpbitExchange({ baseUrl: UPBIT_URL || 'https://api.upbit.com', keys: { accessKey, secretKey } });
}

async function openKis({ env, store, clock }: ExchangesOutside, keys: StoredKeys): Promise<Exchange> {
  const { createKisExchange } = await import('./kis-exchange.ts');
  const { appKey = '', appSecret = '', account = '' } = keys;
  return createKisExchange({
    baseUrl: env.KIS_URL || 'https://openapi.koreainvestment.com:9443',
    keys: { appKey, appSecret, account },
    store,
    ...(clock !== undefined && { now: () => clock.nowMs() }),
  });
}

async function openBinance({ CCXT_URL }: Variables, keys: StoredKeys): Promise<Exchange> {
  const [{ createCcxtExchange }, { binanceAccount }] = await Promise.all([
    import('./ccxt-exchange.ts'),
    import('./ccxt/binance-account.ts'),
  ]);
  return createCcxtExchange(binanceAccount, { keys, baseUrl: CCXT_URL || undefined });
}

/** Nothing new leaves for a real venue unless whoever runs the desk has said so. */
function personal(
  { env, keySafe = createKeySafe({ env }) }: ExchangesOutside,
  venue: KeyedVenue,
  open: (keys: StoredKeys) => Promise<Exchange>,
): () => Promise<Exchange> {
  const isLive = env.GAEMI_LIVE_TRADING === '1';
  return once(async () => {
    const { createPersonalExchange } = await import('./personal-exchange.ts');
    const safe = await keySafe();
    const readKeys = async (userId: Id) => (await safe.readSecret({ userId, venue })) ?? environmentKeys(venue, env);
    return createPersonalExchange({ venue, readKeys, open, isLive });
  });
}

/** A venue keeps its pace between messages, so one is enough for a process. */
function once<Thing>(open: () => Promise<Thing>): () => Promise<Thing> {
  let opening: Promise<Thing> | undefined;
  return () => (opening ??= open());
}
