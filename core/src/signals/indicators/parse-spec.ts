import * as z from 'zod/mini';
import { indicators } from './index.ts';
import { type ConfiguredIndicator, type Indicator, IndicatorError } from './indicator.ts';

/**
 * Reads a spec, `name:params`: `rsi`, `rsi:21`, `macd:12:26:9`. What is left out takes its default.
 * @throws IndicatorError that says what would be right.
 */
export function parseSpec(spec: string): ConfiguredIndicator {
  const [id = '', ...words] = spec.trim().split(':');
  const indicator = indicators.find((candidate) => candidate.id === id);
  if (indicator === undefined) {
    const known = indicators.map((candidate) => candidate.id).join(', ');
    throw new IndicatorError(`"${spec}": there is no indicator "${id}"; there are ${known}`);
  }
  try {
    return indicator.configure(readParams(indicator, words));
  } catch (error) {
    if (error instanceof IndicatorError) throw new IndicatorError(`"${spec}": ${error.message}`);
    if (error instanceof z.core.$ZodError) throw new IndicatorError(`"${spec}": ${firstIssue(error)}`);
    throw error;
  }
}

function readParams(indicator: Indicator, words: readonly string[]): Record<string, number> {
  const names = Object.keys(indicator.params);
  if (words.length > names.length) {
    const allowed = names.length === 0 ? 'no parameters' : `at most ${names.length} (${names.join(', ')})`;
    throw new IndicatorError(`"${indicator.id}" takes ${allowed}, not ${words.length}`);
  }
  const given = names.flatMap((name, index) => {
    const word = words[index];
    // An empty word is not zero, whatever `Number` says.
    return word === undefined ? [] : [[name, word.trim() === '' ? Number.NaN : Number(word)] as const];
  });
  return Object.fromEntries(given);
}

function firstIssue(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
}
