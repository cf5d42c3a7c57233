import { writeFileSync } from 'node:fs';
import { coldStartSection } from './bench/cold-start-section.ts';
import { costSection } from './bench/cost-section.ts';
import { indicatorsSection } from './bench/indicators-section.ts';
import { ledgerSection } from './bench/ledger-section.ts';
import { messageToPageSection } from './bench/message-to-page-section.ts';
import { placeOrdersSection } from './bench/place-orders-section.ts';
import { machineLine, type Section, toMarkdown, toPlainText } from './bench/section.ts';
import { settleSection } from './bench/settle-section.ts';

// `npm run bench [-- section …]`: runs every benchmark, prints its table, and keeps all of them in docs/benchmarks.md.

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

const measured: Section[] = [];
for (const [name, measure] of Object.entries(sections)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}: measuring …\n`);
  const section = await measure();
  process.stdout.write(toPlainText(section));
  measured.push(section);
}

if (asked.length === 0) {
  const path = new URL('../docs/benchmarks.md', import.meta.url);
  writeFileSync(path, toMarkdown(measured, machineLine()));
  process.stdout.write('\nkept in docs/benchmarks.md\n');
}
// Emulators and a browser have been closed; what still holds a socket must not hold the terminal.
process.exit(0);
