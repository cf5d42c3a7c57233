import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Schedule } from '../clock/ticker.ts';
import { SetupError } from '../processes/setup-error.ts';

const Entry = z.object({
  trigger: z.enum(['schedule', 'topic', 'callable', 'http']),
  schedule: z.optional(z.string()),
  timeZone: z.optional(z.string()),
  topic: z.optional(z.string()),
  timeoutSeconds: z.number(),
});

/** What the desk needs of `functions/manifest.json`, the list that Terraform reads too. */
export const Manifest = z.record(z.string(), Entry);
export type Manifest = z.output<typeof Manifest>;

const manifestUrl = new URL('../../../functions/manifest.json', import.meta.url);

/** @throws SetupError that says how to make it. */
export function readManifest(): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(manifestUrl, 'utf8')));
  } catch (error) {
    throw new SetupError('functions/manifest.json cannot be read; run "npm run manifest"', { cause: error });
  }
}

/** What the scheduler wakes, and when. */
export function schedulesOf(manifest: Manifest): Schedule[] {
  return Object.entries(manifest).flatMap(([name, { trigger, schedule, timeZone = 'Asia/Seoul' }]) =>
    trigger === 'schedule' && schedule !== undefined ? [{ name, schedule, timeZone }] : [],
  );
}
