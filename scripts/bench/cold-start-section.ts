import { measureColdStarts } from '../../functions/bench/cold-start.ts';
import { startEmulators } from '../../local/src/emulators/start-emulators.ts';
import { createShutdown } from '../../local/src/processes/shutdown.ts';
import type { Section } from './section.ts';

const rounds = 9;

/** From the spawn of a process to the first message it has handled, for every function. */
export async function coldStartSection(): Promise<Section> {
  const shutdown = createShutdown();
  try {
    const { hosts, firestoreReady, pubsubReady } = await startEmulators(shutdown);
    await Promise.all([firestoreReady, pubsubReady]);
    const measured = await measureColdStarts({ firestoreHost: hosts.firestore, pubsubHost: hosts.pubsub, rounds });
    return {
      title: 'Cold start',
      lead:
        'Time from the spawn of a process to its first handled message, every measurement in a process of its own, ' +
        `${rounds} interleaved rounds, ratios taken round by round. Beside them, unbundled: the framework's hello world, and a ` +
        'function that reads one document with the official client. Aims: events faster than reading one document, ' +
        'callables and HTTP within 1.5 hello worlds.',
      header: ['function', 'trigger', 'median', 'range', '× hello', '× read one', 'aim met'],
      rows: measured.map(({ name, trigger, medianMs, minMs, maxMs, timesHello, timesReadOne, isMet }) => [
        name,
        trigger,
        `${medianMs.toFixed(0)} ms`,
        `${minMs.toFixed(0)}–${maxMs.toFixed(0)} ms`,
        timesHello.toFixed(2),
        timesReadOne.toFixed(2),
        isMet === undefined ? '' : isMet ? 'yes' : 'no',
      ]),
    };
  } finally {
    await shutdown.run();
  }
}
