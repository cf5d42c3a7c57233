import type { CallableOutput } from '@gaemi/core/callables.ts';

type Preview = CallableOutput<'preview-order'>;

/** All that stands against an order, each rule once: the rulebook's words first, as they know the nearest. */
export function refusalsIn({ refusals, verdicts }: Preview): Preview['refusals'] {
  const rules = new Set(refusals.map(({ rule }) => rule));
  return [
    ...refusals,
    ...verdicts.flatMap(({ refusal }) => (refusal === undefined || rules.has(refusal.rule) ? [] : [refusal])),
  ];
}
