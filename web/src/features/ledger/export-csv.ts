import type { CallableInput } from '@gaemi/core/callables.ts';
import type { Ask } from '../../live/backend.ts';

/** The most that the desk answers at once. */
const pageRows = 1000;

/** A whole statement as one file: page by page until there is none. `onRows` hears how many lines have come. */
export async function exportCsv(
  ask: Ask,
  question: Pick<CallableInput<'export-statement'>, 'asset' | 'role' | 'untilMs'>,
  onRows: (rows: number) => void,
): Promise<string> {
  const pages: string[] = [];
  let beforeSequence: number | undefined;
  let rows = 0;
  do {
    const page: { csv: string; nextBeforeSequence?: number | undefined } = await ask('export-statement', {
      ...question,
      limit: pageRows,
      ...(beforeSequence !== undefined && { beforeSequence }),
    });
    pages.push(page.csv);
    rows += page.csv.trimEnd().split('\n').length - 1;
    onRows(rows);
    beforeSequence = page.nextBeforeSequence;
  } while (beforeSequence !== undefined);
  return joinPages(pages);
}

/** One head for all; the mark at the beginning tells spreadsheets that it is written as UTF-8. */
export function joinPages(pages: readonly string[]): string {
  const [head = ''] = (pages[0] ?? '').split('\n', 1);
  const bodies = pages.map((page) => page.slice(page.indexOf('\n') + 1).trimEnd()).filter((body) => body !== '');
  return `\uFEFF${[head, ...bodies].join('\n').replaceAll('\n', '\r\n')}\r\n`;
}
