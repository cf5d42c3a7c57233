import type { Missing } from './screen.ts';

/** A value, or why there is none. */
export type Measured<Value> = { readonly value: Value } | { readonly missing: Missing };

export function tooFewBars(needs: number, has: number): { readonly missing: Missing } {
  return { missing: { because: 'too-few-bars', needs, has } };
}
