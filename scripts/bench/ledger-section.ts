import { measureLedger } from '../../core/bench/ledger.ts';
import type { Section } from './section.ts';

const postings = 200_000;
const rounds = 9;

/** What double entry costs beside two updates of a Map. */
export function ledgerSection(): Promise<Section> {
  const measured = measureLedger({ postings, rounds, onProgress: (line) => process.stdout.write(`  ${line}\n`) });
  return Promise.resolve({
    title: 'Ledger',
    lead:
      `${postings.toLocaleString('en-US')} transfers of one account booked in memory, all ways one after the other in each of ${rounds} rounds, ` +
      'back and forth, ratios taken round by round. The floor is two updates of a `Map` of `bigint`s: no check of what is ' +
      'there, no account document, no posting kept. All ways end with the same balances.',
    header: ['way', 'postings a second', 'median', 'range', '× bare Map'],
    rows: measured.map(({ name, postingsPerSecond, medianNs, minNs, maxNs, timesFloor }) => [
      name,
      Math.round(postingsPerSecond).toLocaleString('en-US'),
      `${medianNs.toFixed(0)} ns`,
      `${minNs.toFixed(0)}–${maxNs.toFixed(0)} ns`,
      timesFloor.toFixed(1),
    ]),
  });
}
