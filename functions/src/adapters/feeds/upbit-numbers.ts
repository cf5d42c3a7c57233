import { isPrice } from '@gaemi/core/market/candle.ts';
import * as z from 'zod/mini';
import { FeedError } from './feed.ts';

/** Documented as numbers, recorded as decimal text at times. */
const VendorNumber = z.union([
  z.number(),
  z.pipe(
    z.string().check(z.regex(/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i)),
    z.transform((text) => Number(text)),
  ),
]);
export const Price = VendorNumber.check(z.refine(isPrice, 'not a price'));
export const Volume = VendorNumber.check(z.refine((volume) => volume >= 0, 'a volume is zero or more'));
export const Milliseconds = VendorNumber.check(z.refine((ms) => Number.isSafeInteger(ms) && ms > 0, 'not a time'));

/** @throws FeedError `malformed` */
export function parseAnswer<Schema extends z.ZodMiniType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FeedError('malformed', `upbit sent ${issue?.path.join('.')}: ${issue?.message}`);
}
