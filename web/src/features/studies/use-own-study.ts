import type { CorrelationStudy } from '@gaemi/core/analysis/studies/correlation-study.ts';
import { useState } from 'react';
import { CallableFault } from '../../live/callable-fault.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';

export const studiedMin = 2;
export const studiedMax = 12;
const window = { from: 30, to: 1000 } as const;

export type OwnStudy =
  | { readonly status: 'asking' | 'busy' }
  | { readonly status: 'failed'; readonly text: string }
  | { readonly status: 'done'; readonly study: CorrelationStudy };

/** Asks the desk for a study of chosen instruments over a chosen window; nothing of it is kept. */
export function useOwnStudy(): {
  readonly outcome: OwnStudy;
  readonly run: (instrumentIds: readonly string[], sessions: string) => Promise<void>;
} {
  const { t, pick } = usePageText();
  const { backend } = useDesktop();
  const [outcome, setOutcome] = useState<OwnStudy>({ status: 'asking' });

  async function run(instrumentIds: readonly string[], sessions: string): Promise<void> {
    if (outcome.status === 'busy') return;
    const windowSessions = /^\d{1,4}$/.test(sessions.trim()) ? Number(sessions) : 0;
    if (instrumentIds.length < studiedMin || instrumentIds.length > studiedMax) {
      return setOutcome({ status: 'failed', text: t('ownStudy.count', { least: studiedMin, most: studiedMax }) });
    }
    if (windowSessions < window.from || windowSessions > window.to) {
      return setOutcome({ status: 'failed', text: t('ownStudy.window', window) });
    }
    setOutcome({ status: 'busy' });
    try {
      const study = await backend.ask('study', {
        instrumentIds: [...instrumentIds],
        windowSessions,
        lagMax: 5,
        criterion: 'bic',
      });
      setOutcome({ status: 'done', study });
    } catch (error) {
      const reason = error instanceof CallableFault && error.text !== undefined ? pick(error.text) : String(error);
      setOutcome({ status: 'failed', text: reason });
    }
  }

  return { outcome, run };
}
