import type { CallableOutput } from '@gaemi/core/callables.ts';
import { useEffect, useMemo, useState } from 'react';
import { useFaultText } from '../../live/use-fault-text.ts';
import { useDesktop } from '../../live/use-live.ts';
import { type FormReading, readForm, type TicketForm } from './ticket-form.ts';

export type Preview = CallableOutput<'preview-order'>;

export type Previewing =
  /** There is nothing to ask about yet. */
  | { readonly status: 'none' }
  /** `last` is of what was written before. */
  | { readonly status: 'asking'; readonly last: Preview | undefined }
  | { readonly status: 'ready'; readonly last: Preview }
  | { readonly status: 'failed'; readonly text: string };

/** After the last key; a preview for each would be an invocation each. */
const pauseMs = 350;

/** Prices move on while a ticket is open, so it is asked again, though not for ever when somebody leaves it there. */
const refreshMs = 15_000;
const refreshesMax = 40;

/** What the desk says of a ticket while it is written; an answer to an older ticket is never shown as one to this. */
export function usePreview(form: TicketForm): Previewing {
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [answer, setAnswer] = useState<Answer>();
  const reading = useMemo(() => readForm(form), [form]);
  useEffect(() => {
    if (!('ticket' in reading)) return undefined;
    let isWanted = true;
    let refreshes = 0;
    const ask = () => {
      // The id is the same for every preview: nothing is kept under it.
      backend.ask('preview-order', { ...reading.ticket, requestId: 'preview' }).then(
        (preview) => isWanted && setAnswer({ reading, preview }),
        (error: unknown) => isWanted && setAnswer({ reading, fault: faultText(error) }),
      );
    };
    const pause = setTimeout(ask, pauseMs);
    const refresh = setInterval(() => {
      refreshes += 1;
      if (refreshes > refreshesMax) clearInterval(refresh);
      else if (!document.hidden) ask();
    }, refreshMs);
    return () => {
      isWanted = false;
      clearTimeout(pause);
      clearInterval(refresh);
    };
  }, [reading, backend, faultText]);
  if (!('ticket' in reading)) return { status: 'none' };
  if (answer?.reading !== reading) return { status: 'asking', last: answer?.preview };
  return answer.preview === undefined
    ? { status: 'failed', text: answer.fault ?? '' }
    : { status: 'ready', last: answer.preview };
}

interface Answer {
  /** What it is an answer to. */
  readonly reading: FormReading;
  readonly preview?: Preview;
  readonly fault?: string;
}
