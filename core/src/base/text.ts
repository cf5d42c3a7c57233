import * as z from 'zod/mini';

/** One sentence in both languages of the desk; kept with what it explains, so that it never changes afterwards. */
export const Text = z.object({ ko: z.string(), en: z.string() });
export type Text = z.output<typeof Text>;
