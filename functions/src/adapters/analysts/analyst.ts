import type { AnalystView } from '@gaemi/core/analysis/analysis.ts';

export interface AnalystRequest {
  /** What the model is and may do. */
  readonly instruction: string;
  /** The material: quoted, numbered, untrusted. */
  readonly material: string;
}

/** A model's failure is an answer too: it becomes a view of nothing, with the reason. */
export type AnalystAnswer =
  | {
      readonly status: 'answered';
      readonly view: AnalystView;
      readonly model: string;
      readonly inputTokens: number;
      readonly outputTokens: number;
    }
  | { readonly status: 'failed'; readonly reason: string; readonly model: string };

/** Asks one model for one view. Never throws for what a vendor may do. */
export interface Analyst {
  readonly name: string;
  analyze(request: AnalystRequest): Promise<AnalystAnswer>;
}
