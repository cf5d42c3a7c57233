import { measurePlaceOrders } from '../../local/bench/place-orders.ts';
import type { Section } from './section.ts';

const sizes = [1, 10, 100, 1000];
const rounds = 7;

/** What one signal costs when more and more accounts follow it. */
export async function placeOrdersSection(): Promise<Section> {
  const { points, growth } = await measurePlaceOrders({ sizes, rounds, warmUps: 3 }, (line) =>
    process.stdout.write(`  ${line}\n`),
  );
  return {
    title: 'One signal, many accounts',
    lead:
      'A candle closes and a signal is raised for so many accounts: `place-orders` gets one message for each, decides, ' +
      'reserves and keeps the order. Operations are counted as the platform bills them; the time is that of `place-orders` by ' +
      `the runtime's own code on a store in memory, one message after the other, the median of ${rounds} interleaved rounds. ` +
      'The exponent is fitted to the time of all accounts over their number: 1 is linear, and the aim is near it.',
    header: [
      'accounts',
      'messages',
      'orders accepted',
      'reads an account',
      'writes an account',
      'time an account',
      'exponent',
    ],
    rows: points.map(({ accounts, messages, accepted, reads, writes, spanMs }, index) => [
      accounts.toLocaleString('en-US'),
      messages.toLocaleString('en-US'),
      accepted.toLocaleString('en-US'),
      (reads / accounts).toFixed(2),
      (writes / accounts).toFixed(2),
      `${(spanMs / accounts).toFixed(2)} ms`,
      index === points.length - 1 ? growth.exponent.toFixed(2) : '',
    ]),
  };
}
