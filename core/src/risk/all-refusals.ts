import type { Refusal } from '../trading/order.ts';

interface Judged {
  /** What the rulebook has against it. */
  readonly refusals: readonly Refusal[];
  readonly verdicts: readonly { readonly rule: string; readonly refusal?: Refusal | undefined }[];
}

/** All that stands against an order, each rule once: the rulebook's words first, since they know the nearest order. */
export function allRefusals({ refusals, verdicts }: Judged): Refusal[] {
  const rules = new Set(refusals.map(({ rule }) => rule));
  const ofGates = verdicts.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal]));
  return [...refusals, ...ofGates.filter(({ rule }) => !rules.has(rule))];
}
