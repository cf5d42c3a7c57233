import type { Instant } from '@gaemi/core/base/instant.ts';
import type { TopicMessage, TopicName } from '@gaemi/core/topics.ts';
import type { Analyst } from '../adapters/analysts/analyst.ts';
import type { Exchange } from '../adapters/exchanges/exchange.ts';
import type { Feed } from '../adapters/feeds/feed.ts';
import type { HeadlineFeed } from '../adapters/feeds/headline-feed.ts';
import type { TrendFeed } from '../adapters/feeds/trend-feed.ts';
import type { KeySafe } from '../adapters/secrets/key-safe.ts';
import type { Secrets } from '../adapters/secrets/secrets.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Logger } from './logger.ts';

/** What every function is handed. */
export interface BaseContext {
  readonly store: Store;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly log: Logger;
}

/** The outside beyond the base; a function names what it uses, and its bundle carries nothing else. */
export interface Ports {
  /** By the `feed` of an instrument. */
  readonly feeds: (name: string) => Promise<Feed>;
  readonly headlines: () => Promise<HeadlineFeed>;
  readonly trends: () => Promise<TrendFeed>;
  readonly analysts: () => Promise<Analyst>;
  /** By the venue account an order goes to; `paper` until live trading has been earned. */
  readonly exchanges: (name: string) => Promise<Exchange>;
  /** Where persons' keys are put; nobody but an exchange reads them. */
  readonly keySafe: () => Promise<Pick<KeySafe, 'putSecret'>>;
}

export type PortName = keyof Ports;
export type Context<Uses extends PortName = never> = BaseContext & Pick<Ports, Uses>;

/** Announces a message; resolves when the topic has it. */
export type Publish = <Name extends TopicName>(topic: Name, message: TopicMessage<Name>) => Promise<void>;

/** Market time: the wall clock, except on a desk that replays. Functions with a message use its `atMs` instead. */
export interface Clock {
  nowMs(): Instant;
}
