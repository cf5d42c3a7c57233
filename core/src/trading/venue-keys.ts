import * as z from 'zod/mini';
import { dayMs, Instant } from '../base/instant.ts';

/** A venue that is reached with a person's own keys. */
export const KeyedVenue = z.enum(['upbit', 'kis', 'binance']);
export type KeyedVenue = z.output<typeof KeyedVenue>;

/** Where a person's orders go: the virtual bank's own venue, or one that is real. */
export const VenueAccount = z.enum(['paper', ...KeyedVenue.options]);
export type VenueAccount = z.output<typeof VenueAccount>;

interface KeySpec {
  /** What the venue hands out, by our names; the first is the one that a hint is made of, as it is no secret. */
  readonly fields: readonly [KeyField, ...KeyField[]];
  /** How long its keys live, where it ends them by itself. */
  readonly validDays?: number;
}

export const keySpecs: Readonly<Record<KeyedVenue, KeySpec>> = {
  // Not extendable: a new pair has to be made every year.
  upbit: { fields: ['accessKey', 'secretKey'], validDays: 365 },
  // `account` as its owner reads it: 12345678-01 for stocks, 12345678-03 for futures. A year from its application.
  kis: { fields: ['appKey', 'appSecret', 'account'], validDays: 365 },
  binance: { fields: ['apiKey', 'secret'] },
};

/** Visible characters alone: what was copied with a blank or a line's end would never open anything. */
const KeyText = z.optional(z.string().check(z.regex(/^[\x21-\x7e]{4,2048}$/, '4 to 2048 visible characters')));

/** Fields by name, not a record: a secret that was given as a name is dropped, and no message can quote it. */
export const GivenKeys = z.object({
  accessKey: KeyText,
  secretKey: KeyText,
  appKey: KeyText,
  appSecret: KeyText,
  account: KeyText,
  apiKey: KeyText,
  secret: KeyText,
});
export type GivenKeys = z.output<typeof GivenKeys>;
type KeyField = keyof GivenKeys;

/** What may be shown of the keys for one venue; the keys themselves are in no document. */
export const VenueKeys = z.object({
  venue: KeyedVenue,
  /** The end of the part that is no secret. */
  hint: z.string(),
  storedAtMs: Instant,
  expiresAtMs: z.optional(Instant),
});
export type VenueKeys = z.output<typeof VenueKeys>;

/** Whole days until keys end; negative when they have. */
export function daysLeft({ expiresAtMs }: Pick<VenueKeys, 'expiresAtMs'>, nowMs: Instant): number | undefined {
  return expiresAtMs === undefined ? undefined : Math.floor((expiresAtMs - nowMs) / dayMs);
}

export type KeyReading =
  | { readonly keys: Readonly<Record<string, string>> }
  /** By the names of fields; values are never part of it. */
  | { readonly faults: readonly string[] };

/** Takes what the venue asks for, no more and no less. */
export function readKeys(venue: KeyedVenue, given: GivenKeys): KeyReading {
  const { fields } = keySpecs[venue];
  const keys = Object.fromEntries(
    Object.entries(given).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])),
  );
  const missing = fields.filter((field) => keys[field] === undefined).map((field) => `${field} is missing`);
  const needsAll = Object.keys(keys).length + missing.length === fields.length;
  const faults = needsAll ? missing : [...missing, `only ${fields.join(', ')} belong to ${venue}`];
  return faults.length === 0 ? { keys } : { faults };
}

/** What is kept of keys that were given now; the day they were made is better than the day they were given. */
export function describeKeys(
  venue: KeyedVenue,
  { keys, madeAtMs }: { readonly keys: Readonly<Record<string, string>>; readonly madeAtMs?: Instant | undefined },
  nowMs: Instant,
): VenueKeys {
  const { fields, validDays } = keySpecs[venue];
  const hint = `••••${(keys[fields[0]] ?? '').slice(-4)}`;
  const stored = { venue, hint, storedAtMs: nowMs };
  return validDays === undefined ? stored : { ...stored, expiresAtMs: (madeAtMs ?? nowMs) + validDays * dayMs };
}
