import * as z from 'zod/mini';

/** Which desk this page belongs to; served beside it as `/config.json`. */
export const Config = z.object({
  projectId: z.string(),
  apiKey: z.string(),
  authDomain: z.optional(z.string()),
  /** Only on a desk on one machine. */
  emulators: z.optional(z.object({ firestoreHost: z.string(), firestorePort: z.int(), authUrl: z.string() })),
  demoUser: z.optional(z.object({ email: z.string(), password: z.string() })),
});
export type Config = z.output<typeof Config>;

/** @throws Error that says what is wrong with the answer. */
export async function readConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`/config.json: HTTP ${response.status}`);
  const parsed = z.safeParse(Config, await response.json());
  if (parsed.success) return parsed.data;
  throw new Error(`/config.json: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
}
