import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { TopicName } from '@gaemi/core/topics.ts';
import type { Store } from '../src/adapters/store/store.ts';
import type { DefinedFunction } from '../src/runtime/define.ts';
import {
  benchInstrument,
  benchMember,
  benchOrder,
  benchSignal,
  benchStake,
  endedOrderId,
  incidentId,
  stakedAsset,
} from './bench-desk.ts';

/** What a function is woken with: work that nobody has done yet, so that the first message is handled in full. */
export interface FirstMessage {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Occasion {
  readonly store: Store;
  readonly projectId: string;
  readonly atMs: number;
  /** Never the same twice. */
  readonly turn: string;
}

export async function firstMessage(definition: DefinedFunction, occasion: Occasion): Promise<FirstMessage> {
  if (definition.trigger === 'http') return { body: {} };
  if (definition.trigger === 'schedule') return push({ atMs: occasion.atMs }, occasion);
  if (definition.topic !== undefined) return push(await announcements[definition.topic](occasion), occasion);
  const data = questions[definition.name];
  if (data === undefined)
    throw new Error(`the bench does not know what to ask "${definition.name}": see first-message.ts`);
  return { body: { data: data(occasion) }, headers: { authorization: `Bearer ${unsignedToken(occasion)}` } };
}

const ofBench = { instrumentId: benchInstrument };
const ofMember = { userId: benchMember, instrumentId: benchInstrument };

const announcements: Readonly<Record<TopicName, (occasion: Occasion) => Promise<unknown>>> = {
  'candle-closed': async ({ atMs }) => ({
    instrumentId: benchInstrument,
    interval: '1m',
    openAtMs: atMs - minuteMs,
    atMs,
  }),
  'history-changed': async ({ atMs }) => ({
    instrumentId: benchInstrument,
    interval: '1m',
    fromMs: atMs - 30 * minuteMs,
    toMs: atMs - 30 * minuteMs,
    atMs,
  }),
  'history-wanted': async ({ atMs }) => ({ instrumentId: benchInstrument, atMs }),
  'shares-split': async ({ store, turn, atMs }) => {
    const id = `split_${turn}`;
    const ratio = { numerator: 10, denominator: 1, date: '2026-11-20', source: 'bench' };
    await store.set(documentRef('corporateActions', id), { ...ofBench, ...ratio, id, kind: 'split', atMs });
    return { ...ofMember, actionId: id, atMs };
  },
  'news-collected': async ({ turn, atMs }) => ({ instrumentId: benchInstrument, newsIds: [`news_${turn}`], atMs }),
  'trends-collected': async ({ atMs }) => ({ instrumentId: benchInstrument, atMs }),
  'signal-raised': async ({ store, turn, atMs }) => {
    await store.set(documentRef('signals', `signal_${turn}`), benchSignal(`signal_${turn}`, atMs));
    return { ...ofMember, signalId: `signal_${turn}`, atMs };
  },
  'order-accepted': (occasion) => announceOrder('accepted', occasion),
  'order-filled': (occasion) => announceOrder('filled', occasion),
  'staking-day-over': async ({ store, atMs }) => {
    await store.set(documentRef('stakes', stakedAsset, benchMember), benchStake(atMs));
    return { userId: benchMember, atMs };
  },
  'ledger-posted': async ({ turn, atMs }) => ({ userId: benchMember, causeId: turn, atMs }),
  'alert-raised': async ({ turn, atMs }) => ({
    userId: benchMember,
    alert: { id: `alert_${turn}`, level: 'info', text: { ko: '시험', en: 'a bench' }, atMs },
    atMs,
  }),
};

async function announceOrder(status: 'accepted' | 'filled', { store, turn, atMs }: Occasion) {
  const order = benchOrder(`${status}_${turn}`, status, atMs);
  await store.set(documentRef('orders', order.id, benchMember), order);
  return { ...ofMember, orderId: order.id, atMs };
}

const movement = ({ turn }: Occasion) => ({ currency: 'KRW', units: '100000000', requestId: turn });

const questions: Readonly<Record<string, (occasion: Occasion) => unknown>> = {
  deposit: movement,
  withdraw: movement,
  halt: ({ turn }) => ({ reason: turn }),
  resume: () => ({ confirmation: 'RESUME' }),
  search: () => ({ text: 'apple' }),
  watch: () => ({ symbols: [benchInstrument] }),
  unwatch: () => ({ symbols: ['KRW-XRP'] }),
  subtick: () => ({ enabled: false }),
  'preview-order': ticket,
  'place-order': ticket,
  'cancel-order': () => ({ orderId: endedOrderId }),
  'list-orders': () => ({}),
  convert: ({ turn }) => ({ from: 'KRW', units: '1000000000000', requestId: `fx_${turn}` }),
  stake: ({ turn }) => ({ asset: stakedAsset, units: '10000000', requestId: turn }),
  unstake: ({ turn }) => ({ asset: stakedAsset, units: '10000000', requestId: turn }),
  statement: () => ({ asset: 'KRW' }),
  'export-statement': () => ({ asset: 'KRW' }),
  'resolve-incident': () => ({ incidentId, note: 'a bench' }),
  study: () => ({ instrumentIds: [benchInstrument, 'KRW-ETH'], windowSessions: 30 }),
  'store-exchange-keys': ({ turn }) => ({
    venue: 'upbit',
    keys: { accessKey: `bench-${turn}`, secretKey: 'of-a-bench' },
  }),
  'choose-venue-account': () => ({ venueAccount: 'paper' }),
  'allow-shorts': () => ({ allowed: false }),
};

function ticket({ turn }: Occasion) {
  const size = { by: 'spending', units: '10000000000000' };
  return { ...ofBench, side: 'buy', type: 'market', size, requestId: turn };
}

function push(data: unknown, { turn }: Occasion): FirstMessage {
  const encoded = Buffer.from(JSON.stringify(data)).toString('base64');
  const message = { data: encoded, messageId: turn, publishTime: new Date().toISOString(), attributes: {} };
  return { body: { subscription: 'projects/p/subscriptions/s', message } };
}

/** As the Auth emulator signs: not at all. Everything else of it is checked. */
function unsignedToken({ projectId }: Occasion): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const issuer = `https://securetoken.google.com/${projectId}`;
  const claims = { iss: issuer, aud: projectId, sub: benchMember, exp: Math.floor(Date.now() / 1000) + 3600 };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
}
