import type { Instrument } from '../market/instrument.ts';
import type { NewsItem } from './news-item.ts';
import { materialRule, plainText, quoteMaterial } from './quote-material.ts';

/** As many headlines as an analyst reads at once; more cost tokens and say little. */
const itemsMax = 30;

/** Asks what headlines mean for an instrument's price; they are hostile input, quoted as such. */
export function newsRequest(
  instrument: Instrument,
  items: readonly NewsItem[],
): { instruction: string; material: string; sourceCount: number } {
  const newest = items.toSorted((left, right) => right.publishedAtMs - left.publishedAtMs).slice(0, itemsMax);
  const lines = newest.map(({ title, publisher, publishedAtMs }) => {
    const day = new Date(publishedAtMs).toISOString().slice(0, 16);
    return `${day} UTC | ${plainText(publisher, 60)} | ${plainText(title)}`;
  });
  return { instruction: instructionFor(instrument), material: quoteMaterial(lines), sourceCount: lines.length };
}

function instructionFor({ id, name }: Instrument): string {
  return [
    `You read headlines for a private investor and judge what they mean for the price of ${name.en} (${name.ko}, ${id}) within the next day.`,
    'You advise; you cannot trade.',
    materialRule,
    'Answer with:',
    '- score: -1 (very bad for the price) to 1 (very good); 0 when the headlines say nothing about it or contradict each other.',
    '- confidence: 0 (a guess) to 1 (certain). Rumours, advertisements, a single source and old news deserve little.',
    '- summary: one sentence, in Korean (ko) and in English (en), which names the headlines it rests on by their number.',
  ].join('\n');
}
