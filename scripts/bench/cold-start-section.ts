import { measureColdStarts } from '../../functions/bench/cold-start.ts';
import { startEmulators } from '../../local/src/emulators/start-emulators.ts';
import { makeProgramme } from '../../local/src/markets/market-programme.ts';
import { createShutdown } from '../../local/src/processes/shutdown.ts';
import { startTown } from '../../local/src/town/start-town.ts';
import type { Section } from './section.ts';

const rounds = 9;

/** From the spawn of a process to the first message it has handled, for every function. */
export async function coldStartSection(): Promise<Section> {
  const shutdown = createShutdown();
  try {
    const { hosts, firestoreReady, pubsubReady } = await startEmulators(shutdown);
    await Promise.all([firestoreReady, pubsubReady]);
    // Collectors read from vendors that answer, far from their limits: what is measured is the start.
    const programme = makeProgramme({ nowMs: Date.now() });
    const town = await startTown({ programme, marketNow: Date.now, speed: 1000 });
    shutdown.add(() => town.close());
    const measured = await measureColdStarts({
      firestoreHost: hosts.firestore,
      pubsubHost: hosts.pubsub,
      rounds,
      environment: { ...town.urls, GEMINI_API_KEY: 'simulated' },
    });
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
