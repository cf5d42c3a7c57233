import { type Analysis, type AnalysisKind, emptyView } from '@gaemi/core/analysis/analysis.ts';
import { checkView } from '@gaemi/core/analysis/check-view.ts';
import { type Id, makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { AnalystRequest } from '../adapters/analysts/analyst.ts';
import type { Context } from '../runtime/context.ts';

interface Question {
  readonly kind: AnalysisKind;
  readonly instrumentId: Id;
  readonly atMs: Instant;
  readonly evidence: readonly Id[];
  readonly request: AnalystRequest & {
    /** How many numbered lines its material has. */
    readonly sourceCount: number;
  };
}

/** Asks once a question: a repeat, or the same evidence as last time, costs no tokens. */
export async function askAnalyst(
  { kind, instrumentId, atMs, evidence, request }: Question,
  { store, analysts, log }: Context<'analysts'>,
): Promise<void> {
  const ref = documentRef('analyses', makeId(kind, instrumentId, atMs));
  const [known, [newest]] = await Promise.all([
    store.get(ref),
    store.list({
      collection: 'analyses',
      where: [
        ['kind', '==', kind],
        ['instrumentId', '==', instrumentId],
      ],
      orderBy: ['atMs', 'desc'],
      limit: 1,
    }),
  ]);
  if (known !== undefined || (newest !== undefined && isSameEvidence(newest, evidence))) return;
  const analyst = await analysts();
  const answer = await analyst.analyze(request);
  const common = { id: ref.id, kind, instrumentId, atMs, evidence: [...evidence], model: answer.model };
  const [inputTokens, outputTokens] = answer.status === 'failed' ? [0, 0] : [answer.inputTokens, answer.outputTokens];
  const checked =
    answer.status === 'failed'
      ? ({ status: 'unsound', reason: answer.reason } as const)
      : checkView(answer.view, request.sourceCount);
  if (checked.status === 'sound') {
    await store.createOnce(ref, { ...common, view: checked.view, inputTokens, outputTokens });
    return;
  }
  const { reason } = checked;
  log.warn(`no view on "${instrumentId}" from "${answer.model}"`, { kind, reason });
  await store.createOnce(ref, { ...common, view: emptyView(reason), inputTokens, outputTokens, failure: reason });
}

function isSameEvidence({ failure, evidence: before }: Analysis, evidence: readonly Id[]): boolean {
  return failure === undefined && before.length === evidence.length && evidence.every((id) => before.includes(id));
}
