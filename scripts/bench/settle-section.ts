import { measureSettling } from '../../local/bench/settle-orders.ts';
import { quantile, type Section } from './section.ts';

const orders = 100;
const rounds = 5;

/** Orders settled in a second, through Pub/Sub and Firestore's emulators. */
export async function settleSection(): Promise<Section> {
  const pace = await measureSettling({ orders, rounds }, (line) => process.stdout.write(`  ${line}\n`));
  const row = (name: string, samples: readonly number[]) => [
    name,
    quantile(samples, 0.5).toFixed(0),
    `${Math.min(...samples).toFixed(0)}–${Math.max(...samples).toFixed(0)}`,
    quantile(
      samples.map((sample, round) => (pace.floor[round] ?? Number.NaN) / sample),
      0.5,
    ).toFixed(1),
  ];
  return {
    title: 'Orders settled a second',
    lead:
      `${orders} filled orders announced at once, from the first message published until the last is acknowledged, through the ` +
      'emulators of Pub/Sub and Firestore with `settle-fills` behind a push subscription: each posts gross, fee, quantity and ' +
      'release with their balances in one transaction, moves the position, and announces it; afterwards all books are checked. ' +
      'The floor is a plain function of the same framework that writes one document with the official client. ' +
      `${rounds} interleaved rounds after a warm one, ratios taken round by round. Orders of one account are one chain of ` +
      'entries, so their messages meet: whoever was second tries again, and settles along what the others wait for.',
    header: ['what is handled', 'a second', 'range', 'times slower than the floor'],
    rows: [
      row('one document of a plain function (the floor)', pace.floor),
      row(`${orders} orders of as many accounts`, pace.manyAccounts),
      row(`${orders} orders of one account`, pace.oneAccount),
    ],
  };
}
