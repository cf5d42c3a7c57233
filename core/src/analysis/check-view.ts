import type { AnalystView } from './analysis.ts';
import { visibleText } from './quote-material.ts';

/** Longer than two sentences of anybody who was asked for one. */
const summaryLengthMax = 400;

export type CheckedView =
  | { readonly status: 'sound'; readonly view: AnalystView }
  | { readonly status: 'unsound'; readonly reason: string };

/**
 * What a model has said of numbered material, fit to be kept and shown: its summary is one visible line, and every source
 * that it names was there. A model that names another has made it up, and perhaps its score too.
 */
export function checkView(view: AnalystView, sourceCount: number): CheckedView {
  const { ko, en } = view.summary;
  const summary = { ko: visibleText(ko, summaryLengthMax), en: visibleText(en, summaryLengthMax) };
  if (summary.ko === '' || summary.en === '') return { status: 'unsound', reason: 'the model gave no reason' };
  const invented = sourcesOf(`${summary.ko} ${summary.en}`).find((source) => source < 1 || source > sourceCount);
  if (invented === undefined) return { status: 'sound', view: { ...view, summary } };
  return { status: 'unsound', reason: `the model named source ${invented} of ${sourceCount}` };
}

/** Numbers in brackets, one or several: [2], [1, 3]. */
function sourcesOf(text: string): number[] {
  const lists = text.matchAll(/\[([\d\s,]{1,80})\]/g);
  return Array.from(lists, ([, list = '']) => list.split(/[\s,]+/).filter((part) => part !== ''))
    .flat()
    .map(Number);
}
