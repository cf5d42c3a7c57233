import { Firestore } from '@google-cloud/firestore';
import { cloudEvent } from '@google-cloud/functions-framework';
import * as z from 'zod/mini';

/** What one hop costs at the least: the official client, one document, no runtime of ours. */
export const floorName = 'bench-floor';

const PubsubEvent = z.object({ data: z.object({ message: z.object({ data: z.string() }) }) });
const Tick = z.object({ atMs: z.number() });

/** Registers the plain function on the framework. */
export function registerFloor(projectId: string): void {
  const firestore = new Firestore({ projectId });
  cloudEvent(floorName, async (event: unknown) => {
    const { data } = PubsubEvent.parse(event).data.message;
    const { atMs } = Tick.parse(JSON.parse(Buffer.from(data, 'base64').toString()));
    await firestore.doc('system/bench-floor').set({ atMs });
  });
}
