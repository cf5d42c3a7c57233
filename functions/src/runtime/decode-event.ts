import { floorInstant, Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import { UnreadableMessageError } from './parse.ts';

/** One delivery of a Pub/Sub message, whichever way it was wrapped. */
export interface Delivery {
  readonly messageId: string;
  /** Parsed JSON; `undefined` for a message without data, as a bare tick is. */
  readonly data: unknown;
  /** The message's own time, else the minute it was published in. */
  readonly atMs: Instant;
}

const PushedMessage = z.object({
  data: z.optional(z.string()),
  messageId: z.optional(z.string()),
  message_id: z.optional(z.string()),
  publishTime: z.optional(z.string()),
  publish_time: z.optional(z.string()),
});

/** Eventarc's binary mode and the framework's rewriting of a bare push put the message under `data`. */
const WrappedEvent = z.object({ data: z.object({ message: PushedMessage }) });
/** A push without data is handed through as it came. */
const BareEvent = z.object({ message: PushedMessage });

const Identified = z.object({ id: z.optional(z.string()), time: z.optional(z.string()) });
const OwnTime = z.object({ atMs: Instant });

/** What can be said about an event without reading its message: enough to log and record a refusal. */
export function identifyEvent(event: unknown, nowMs: Instant): Omit<Delivery, 'data'> {
  const identified = z.safeParse(Identified, event).data;
  const message = pushedMessage(event);
  const published = message?.publishTime ?? message?.publish_time ?? identified?.time;
  const publishedAtMs = published === undefined ? Number.NaN : Date.parse(published);
  return {
    messageId: identified?.id ?? message?.messageId ?? message?.message_id ?? 'unknown',
    atMs: floorInstant(z.safeParse(Instant, publishedAtMs).data ?? nowMs, minuteMs),
  };
}

/** @throws UnreadableMessageError when this is no Pub/Sub message, or its data is not JSON. */
export function decodeEvent(event: unknown, nowMs: Instant): Delivery {
  const identity = identifyEvent(event, nowMs);
  const message = pushedMessage(event);
  if (message === undefined) throw new UnreadableMessageError('this is not a Pub/Sub message');
  if (message.data === undefined || message.data === '') return { ...identity, data: undefined };
  const data = parseJson(Buffer.from(message.data, 'base64').toString('utf8'));
  return { ...identity, data, atMs: z.safeParse(OwnTime, data).data?.atMs ?? identity.atMs };
}

function pushedMessage(event: unknown) {
  return z.safeParse(WrappedEvent, event).data?.data.message ?? z.safeParse(BareEvent, event).data?.message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableMessageError('the message is not JSON');
  }
}
