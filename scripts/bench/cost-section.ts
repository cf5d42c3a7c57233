import { writeFileSync } from 'node:fs';
import { members, type Operations, wholeDesk } from '../../local/bench/count-operations.ts';
import type { MeasuredPage } from '../../local/bench/cost-pages.ts';
import { measureCost, type MeasuredCost } from '../../local/bench/measure-cost.ts';
import { freeTier, functionSize, messageBytesMin, prices } from '../../local/bench/prices.ts';
import { type Section, toTable } from './section.ts';

const header = ['', 'reads', 'writes', 'deletes', 'calls', 'messages', 'bytes to the browser', 'list price'];

/** What is billed for a day of an instrument and for an hour of an open page; also written to docs/cost.md. */
export async function costSection(): Promise<Section> {
  const measured = await measureCost((line) => process.stdout.write(`  ${line}\n`));
  const section = {
    title: 'What is billed',
    lead:
      'Operations counted while the desk played a Tuesday of its default markets with one member, and an hour of it before ' +
      'open pages. Prices are in `docs/cost.md`.',
    header,
    rows: rowsOf(measured),
  };
  writeFileSync(new URL('../../docs/cost.md', import.meta.url), documentOf(section, measured));
  process.stdout.write('  kept in docs/cost.md\n');
  return section;
}

function rowsOf({ day, pages }: MeasuredCost): string[][] {
  const ofOwner = (name: string) => day.sum(({ owner }) => owner === name);
  return [
    billed('one instrument-day by the minute: KRW-BTC', ofOwner('KRW-BTC')),
    billed('one instrument-day by the day: AAPL', ofOwner('AAPL')),
    billed('what the desk does in a day for all instruments together', ofOwner(wholeDesk)),
    billed('one member-day, trading', ofOwner(members)),
    billed('the whole desk in a day', day.sum()),
    ...pages.flatMap(({ name, opening, hour }) => [
      seen(`opening the ${name}`, opening),
      seen(`one open ${name}-hour`, hour),
    ]),
  ];
}

function billed(name: string, counted: Operations): string[] {
  const { reads, writes, deletes, invocations, messages } = counted;
  return [name, ...[reads, writes, deletes, invocations, messages].map(whole), '', dollars(priceOf(counted))];
}

function seen(name: string, { documents, targets, bytes }: MeasuredPage['hour']): string[] {
  const reads = [...documents.values()].reduce((sum, count) => sum + count, targets);
  const price = reads * prices.read + bytes * prices.egressByte;
  return [name, whole(reads), '', '', '', '', `${whole(bytes / 1000)} kB`, dollars(price)];
}

function priceOf({ reads, writes, deletes, invocations, busyTenths, messages, messageBytes }: Operations): number {
  const busySeconds = busyTenths / 10;
  // No message of ours is larger than what is billed at the least, so the number of messages decides.
  const passedBytes = 2 * Math.max(messages * messageBytesMin, messageBytes);
  return (
    reads * prices.read +
    writes * prices.write +
    deletes * prices.delete +
    invocations * prices.invocation +
    busySeconds * (functionSize.vcpu * prices.vcpuSecond + functionSize.gib * prices.gibSecond) +
    passedBytes * prices.messageByte
  );
}

function documentOf(section: Section, { day, pages }: MeasuredCost): string {
  const functionHeader = ['function', 'calls', 'reads', 'writes', 'deletes', 'messages', 'list price'];
  const functionRows = day.functionNames().map((name) => {
    const counted = day.sum(({ functionName }) => functionName === name);
    const { invocations, reads, writes, deletes, messages } = counted;
    return {
      price: priceOf(counted),
      row: [`\`${name}\``, ...[invocations, reads, writes, deletes, messages].map(whole), dollars(priceOf(counted))],
    };
  });
  const dearestFirst = functionRows.toSorted((left, right) => right.price - left.price).map(({ row }) => row);
  const total = day.sum();
  return [
    '# What the desk costs',
    '',
    `Written by \`npm run bench -- cost\`: every figure was counted in that run, none was typed in. ${howCounted}`,
    '',
    '## Per day and per hour',
    '',
    toTable(section),
    '',
    howToRead,
    '',
    `The whole desk, a month of thirty such days: ${dollars(30 * priceOf(total))} at list prices. Free of charge are ` +
      `${shareOf(total.reads, freeTier.readsPerDay)} of the day's reads, ${shareOf(total.writes, freeTier.writesPerDay)} of its ` +
      `writes, and ${shareOf(30 * total.invocations, freeTier.invocationsPerMonth)} of the month's calls.`,
    '',
    '## What an open page is sent in an hour',
    '',
    toTable({ header: ['collection', ...pages.map(({ name }) => `by the ${name}`)], rows: collectionRows(pages) }),
    '',
    '## The day by function',
    '',
    toTable({ header: functionHeader, rows: dearestFirst }),
    '',
    '## Prices',
    '',
    pricesText,
    '',
  ].join('\n');
}

/** Documents by collection, those of which most are sent first. */
function collectionRows(pages: readonly MeasuredPage[]): string[][] {
  const names = new Set(pages.flatMap(({ hour }) => [...hour.documents.keys()]));
  const countsOf = (name: string) => pages.map(({ hour }) => hour.documents.get(name) ?? 0);
  return [...names]
    .toSorted((left, right) => Math.max(...countsOf(right)) - Math.max(...countsOf(left)))
    .map((name) => [`\`${name}\``, ...countsOf(name).map(whole)]);
}

const howCounted =
  'A day of the default markets is played through all functions by the code that runs in the cloud, one member trading; ' +
  'a layer around the store and the topics counts as the platform bills: a document asked for is a read whether it is ' +
  'there or not, a query without a result is one read, a transaction that is tried again reads again. Pages are the shipped ' +
  'ones, in a browser, with the Firestore emulator behind a proxy that counts the documents and bytes it sends.';

const howToRead =
  'An instrument-day is what is read, written and announced in the name of that instrument; what all share (the board of ' +
  'a vendor, the records of runs, the clock) is the line of the desk. Messages are counted once and priced twice, for ' +
  `publishing and delivering, at the least billed size of ${messageBytesMin} bytes each. Calls are priced by the busy time of this ` +
  'machine, rounded up to a tenth of a second, at the size of a function with 256 MiB. For each document or query that a page ' +
  'listens to, the security rules read the membership once; that is counted. Bytes are those of the documents as the protocol sends them, uncompressed.';

const pricesText =
  'List prices in US dollars for Seoul (`asia-northeast3`), before tax, as of November 2026: Firestore 0.038 per 100,000 reads, ' +
  '0.115 per 100,000 writes, 0.013 per 100,000 deletes; Cloud Run 0.40 per million calls, 0.0000336 per vCPU-second, ' +
  '0.0000035 per GiB-second; Pub/Sub 40 per TiB, both ways; egress 0.19 per GiB. Free of charge: 50,000 reads, 20,000 writes ' +
  'and 20,000 deletes a day, 2 million calls, 180,000 vCPU-seconds and 10 GiB of messages a month. Not in the table: the ' +
  'scheduler (0.10 per job and month beyond three), stored bytes, logs, secrets, the address and its certificate.';

function shareOf(used: number, free: number): string {
  return used === 0 ? 'all' : `${Math.min(100, Math.round((100 * free) / used))} %`;
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

function dollars(amount: number): string {
  return `$${amount >= 0.01 ? amount.toFixed(2) : amount.toFixed(5)}`;
}
