import { measureColdStarts } from './cold-start.ts';

/** `node functions/bench/run-cold-start.ts [rounds] [function …]`, with both emulators' hosts in the environment. */
const { FIRESTORE_EMULATOR_HOST: firestoreHost, PUBSUB_EMULATOR_HOST: pubsubHost } = process.env;
if (firestoreHost === undefined || pubsubHost === undefined) {
  throw new Error('set FIRESTORE_EMULATOR_HOST and PUBSUB_EMULATOR_HOST to running emulators');
}
const [rounds = '7', ...only] = process.argv.slice(2);
const rows = await measureColdStarts({
  firestoreHost,
  pubsubHost,
  rounds: Number(rounds),
  ...(only.length > 0 && { only }),
});
console.table(
  rows.map(({ name, trigger, medianMs, minMs, maxMs, timesHello, timesReadOne, isMet }) => ({
    name,
    trigger,
    median: `${medianMs.toFixed(0)} ms`,
    range: `${minMs.toFixed(0)}-${maxMs.toFixed(0)}`,
    hello: timesHello.toFixed(2),
    'read one': timesReadOne.toFixed(2),
    met: isMet === undefined ? '' : isMet ? 'yes' : 'NO',
  })),
);
