import { availableParallelism, cpus } from 'node:os';

/** One table of a report: what was compared with what, and how to read it. */
export interface Section {
  readonly title: string;
  /** Sentences above the table: what is measured, what the ratio is to, what is aimed at. */
  readonly lead: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function toPlainText({ title, header, rows }: Section): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `\n${title}\n\n${all.map(line).join('\n')}\n`;
}

/** The report with a section in place of the one of the same title; what was not measured again stays as it was. */
export function toMarkdown(before: string, section: Section, machine: string): string {
  const kept = before.split(/^## /m).slice(1);
  const texts = new Map(kept.map((text) => [text.slice(0, text.indexOf('\n')), text.trimEnd()]));
  const { title, lead } = section;
  texts.set(title, [title, '', `${lead} ${machine}`, '', toTable(section)].join('\n'));
  const opening =
    'Written by `npm run bench`, one section by `npm run bench -- NAME`. Times of a shared machine mean little by themselves: read the ratios, each taken within one run.';
  return `# Benchmarks\n\n${opening}\n\n${[...texts.values()].map((text) => `## ${text}`).join('\n\n')}\n`;
}

export function toTable({ header, rows }: Pick<Section, 'header' | 'rows'>): string {
  return [
    `| ${header.join(' | ')} |`,
    `| ${header.map((_, column) => (column === 0 ? '---' : '---:')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/** What it ran on. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  return `Measured on ${availableParallelism()} cores of ${model} with Node ${process.versions.node}.`;
}

/** The value below which a part of the samples lies. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
