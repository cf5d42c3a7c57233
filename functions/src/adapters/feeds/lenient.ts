import * as z from 'zod/mini';

/** Reads what is not of a kind as missing: one field that a vendor has left out or broken must not cost the others. */
export function lenient<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value): z.output<Schema> | undefined => schema.safeParse(value).data),
  );
}
