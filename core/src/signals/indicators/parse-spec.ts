import * as z from 'zod/mini';
import type { Text } from '../../base/text.ts';
import { indicators } from './index.ts';
import { type ConfiguredIndicator, type Indicator, IndicatorError } from './indicator.ts';
import { explanationOf } from './parameters.ts';

/**
 * Reads a spec, `name:params`: `rsi`, `rsi:21`, `macd:12:26:9`. What is left out takes its default.
 * @throws IndicatorError that says what would be right.
 */
export function parseSpec(spec: string): ConfiguredIndicator {
  const [id = '', ...words] = spec.trim().split(':');
  const indicator = indicators.find((candidate) => candidate.id === id);
  if (indicator === undefined) {
    const known = indicators.map((candidate) => candidate.id).join(', ');
    throw new IndicatorError({
      ko: `"${spec}": "${id}"라는 지표는 없습니다. 있는 지표: ${known}`,
      en: `"${spec}": there is no indicator "${id}"; there are ${known}`,
    });
  }
  try {
    return indicator.configure(readParams(indicator, words));
  } catch (error) {
    if (error instanceof IndicatorError) throw new IndicatorError(about(spec, error.text));
    if (error instanceof z.core.$ZodError) throw new IndicatorError(about(spec, firstIssue(indicator, error)));
    throw error;
  }
}

function about(spec: string, { ko, en }: Text): Text {
  return { ko: `"${spec}": ${ko}`, en: `"${spec}": ${en}` };
}

function readParams(indicator: Indicator, words: readonly string[]): Record<string, number> {
  const names = Object.keys(indicator.params);
  if (words.length > names.length) throw new IndicatorError(tooMany(indicator.id, names, words.length));
  const given = names.flatMap((name, index) => {
    const word = words[index];
    // An empty word is not zero, whatever `Number` says.
    return word === undefined ? [] : [[name, word.trim() === '' ? Number.NaN : Number(word)] as const];
  });
  return Object.fromEntries(given);
}

function tooMany(id: string, names: readonly string[], count: number): Text {
  if (names.length === 0) {
    return {
      ko: `"${id}"에는 매개변수가 없는데 ${count}개가 있습니다`,
      en: `"${id}" takes no parameters, not ${count}`,
    };
  }
  const listed = `${names.length} (${names.join(', ')})`;
  return {
    ko: `"${id}"의 매개변수는 많아야 ${names.length}개(${names.join(', ')})인데 ${count}개가 있습니다`,
    en: `"${id}" takes at most ${listed}, not ${count}`,
  };
}

function firstIssue({ params }: Indicator, error: z.core.$ZodError): Text {
  const [issue] = error.issues;
  const name = issue?.path.join('.') ?? '';
  const { ko, en } = explanationOf(params[name]) ?? { ko: issue?.message ?? '', en: issue?.message ?? '' };
  return { ko: `${name} 값은 ${ko}`, en: `${name} ${en}` };
}
