import { useRef, useState } from 'react';
import { newRequestId } from '../../live/callable-fault.ts';
import { useFaultText } from '../../live/use-fault-text.ts';
import { usePageText } from '../../text/use-page-text.ts';

export type Outcome =
  | { readonly status: 'asking' | 'busy' }
  | { readonly status: 'done' | 'failed'; readonly text: string };

export interface MoneyRequest {
  readonly outcome: Outcome;
  /** Sends it under the id of this wish, and tells what it came to. */
  readonly send: (ask: (requestId: string) => Promise<string>) => Promise<void>;
  readonly refuse: (text: string) => void;
  /** The wish has changed: the next one is another. */
  readonly forget: () => void;
}

/** One movement per wish: the id stays the same until the person changes the wish or it has been fulfilled. */
export function useRequest(): MoneyRequest {
  const { t } = usePageText();
  const faultText = useFaultText();
  const [outcome, setOutcome] = useState<Outcome>({ status: 'asking' });
  const requestId = useRef<string>(undefined);
  return {
    outcome,
    async send(ask) {
      if (outcome.status === 'busy') return;
      requestId.current ??= newRequestId();
      setOutcome({ status: 'busy' });
      try {
        const text = await ask(requestId.current);
        requestId.current = undefined;
        setOutcome({ status: 'done', text });
      } catch (error) {
        setOutcome({ status: 'failed', text: `${t('cash.failed')}: ${faultText(error)}` });
      }
    },
    refuse: (text) => setOutcome({ status: 'failed', text }),
    forget() {
      requestId.current = undefined;
      setOutcome({ status: 'asking' });
    },
  };
}
