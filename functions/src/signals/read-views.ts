import { type Analysis, type AnalysisKind, answeringMs } from '@gaemi/core/analysis/analysis.ts';
import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { answersMax } from '@gaemi/core/signals/strategy.ts';
import type { Store } from '../adapters/store/store.ts';

interface Question {
  readonly kind: AnalysisKind;
  readonly instrumentId: Id;
  readonly atMs: Instant;
}

/** The newest answer of a kind that counts at a time; when it is a failure, those before it too, as far as strategies look. */
export async function readViews(store: Store, question: Question): Promise<readonly Analysis[]> {
  const [newest] = await listAnswers(store, question, 1);
  if (newest === undefined) return [];
  return newest.failure === undefined ? [newest] : listAnswers(store, question, answersMax);
}

function listAnswers(
  store: Store,
  { kind, instrumentId, atMs }: Question,
  limit: number,
): Promise<readonly Analysis[]> {
  return store.list({
    collection: 'analyses',
    where: [
      ['kind', '==', kind],
      ['instrumentId', '==', instrumentId],
      ['atMs', '<=', atMs - answeringMs],
    ],
    orderBy: ['atMs', 'desc'],
    limit,
  });
}
