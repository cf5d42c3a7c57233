import { readFileSync, writeFileSync } from 'node:fs';
import { coldStartSection } from './bench/cold-start-section.ts';
import { costSection } from './bench/cost-section.ts';
import { indicatorsSection } from './bench/indicators-section.ts';
import { ledgerSection } from './bench/ledger-section.ts';
import { messageToPageSection } from './bench/message-to-page-section.ts';
import { placeOrdersSection } from './bench/place-orders-section.ts';
import { machineLine, type Section, toMarkdown, toPlainText } from './bench/section.ts';
import { settleSection } from './bench/settle-section.ts';

// `npm run bench [-- section …]`: runs benchmarks, prints their tables, and keeps each in docs/benchmarks.md when it is there.

const sections: Readonly<Record<string, () => Promise<Section>>> = {
  'message-to-page': messageToPageSection,
  'cold-start': coldStartSection,
  indicators: indicatorsSection,
  ledger: ledgerSection,
  'place-orders': placeOrdersSection,
  settle: settleSection,
  cost: costSection,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) {
  process.stderr.write(`bench: no section "${unknown.join('", "')}"; there are ${Object.keys(sections).join(', ')}\n`);
  process.exit(1);
}

const path = new URL('../docs/benchmarks.md', import.meta.url);
for (const [name, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}: measuring …\n`);
  const section = await measure();
  process.stdout.write(toPlainText(section));
  // At once: a later section that fails must not take this one with it.
  writeFileSync(path, toMarkdown(readFileSync(path, 'utf8'), section, machineLine()));
  process.stdout.write('\nkept in docs/benchmarks.md\n');
}
// Emulators and a browser have been closed; what still holds a socket must not hold the terminal.
process.exit(0);
