import { hopsOfOrder, measureMessageToPage } from '../../local/bench/message-to-page.ts';
import { quantile, type Section } from './section.ts';

const rounds = 240;

/** From the publishing of a tick until the listener of a browser has what it led to. */
export async function messageToPageSection(): Promise<Section> {
  const { floor, quote, order } = await measureMessageToPage(rounds, (line) => process.stdout.write(`  ${line}\n`));
  const hopMs = quantile(floor, 0.5);
  const row = (name: string, samples: readonly number[], hops: number) => [
    name,
    String(samples.length),
    ...[0.5, 0.95].map((part) => `${quantile(samples, part).toFixed(1)} ms`),
    String(hops),
    (quantile(samples, 0.5) / (hops * hopMs)).toFixed(2),
  ];
  return {
    title: 'From a message to the page',
    lead:
      'Time from the publishing of a tick until the Firestore listener of a browser has what it led to, on the local desk. ' +
      'The floor is one hop: a plain function of the same framework behind the same kind of push subscription, which writes ' +
      'one document with the official client. The ratio is the median to (hops × the median of the floor); the aim is 1.5.',
    header: ['what the page hears', 'n', 'p50', 'p95', 'hops', 'ratio to hops × floor'],
    rows: [
      row('one document of a plain function (the floor)', floor, 1),
      row('the new quote: collect-candles', quote, 1),
      row('the filled order: collect-candles, raise-signals, place-orders, execute-orders', order, hopsOfOrder),
    ],
  };
}
