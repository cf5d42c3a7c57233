import type { Instrument } from '../market/instrument.ts';
import { materialRule, plainText, quoteMaterial } from './quote-material.ts';
import type { SearchTrend } from './search-trend.ts';

/** As many points as show a rise or a fall; the window's older ones are left out. */
const pointsMax = 90;

/** Asks what the interest of searchers says about the demand for an instrument. */
export function trendsRequest(
  instrument: Instrument,
  trend: SearchTrend,
): { instruction: string; material: string; sourceCount: number } {
  const newest = trend.points.toSorted((left, right) => left.atMs - right.atMs).slice(-pointsMax);
  const lines = newest.map(({ atMs, interest }) => `${new Date(atMs).toISOString().slice(0, 16)} UTC | ${interest}`);
  return {
    instruction: instructionFor(instrument, trend.term),
    material: quoteMaterial(lines),
    sourceCount: lines.length,
  };
}

function instructionFor({ id, name }: Instrument, term: string): string {
  return [
    `You read how often people searched for "${plainText(term, 60)}" and judge what it means for the price of ${name.en} (${name.ko}, ${id}) within the next days.`,
    'You advise; you cannot trade. Each line is a time and an interest from 0 to 100, relative to the highest of the window, oldest first.',
    materialRule,
    'Answer with:',
    '- score: -1 (very bad for the price) to 1 (very good); 0 when the interest is steady or shows no direction.',
    '- confidence: 0 (a guess) to 1 (certain). Interest alone is weak evidence: a peak may be greed or fear.',
    '- summary: one sentence, in Korean (ko) and in English (en), which names the figures it rests on.',
  ].join('\n');
}
