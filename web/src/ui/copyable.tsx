import { Check, Copy, X } from 'lucide-react';
import { useState } from 'react';
import { usePageText } from '../text/use-page-text.ts';

type Copying = 'ready' | 'done' | 'failed';
const icons = { ready: Copy, done: Check, failed: X } as const;
const shownMs = 2000;

/** A name that is needed elsewhere, in full, with a button that copies it. */
export function Copyable({ text, what }: { readonly text: string; readonly what: string }) {
  const { t } = usePageText();
  const [copying, setCopying] = useState<Copying>('ready');
  const Icon = icons[copying];
  const copy = async () => {
    const outcome = await navigator.clipboard.writeText(text).then(
      () => 'done' as const,
      // A browser may forbid it: the text can still be marked by hand.
      () => 'failed' as const,
    );
    setCopying(outcome);
    setTimeout(() => setCopying('ready'), shownMs);
  };
  return (
    <span className="inline-flex max-w-full items-start gap-1">
      <span className="min-w-0 break-all">{text}</span>
      <button
        type="button"
        aria-label={t('copy.this', { what })}
        title={t('copy.this', { what })}
        onClick={() => void copy()}
        className="-my-1 grid size-6 shrink-0 place-items-center rounded text-soft hover:bg-raised hover:text-ink max-sm:size-9"
      >
        <Icon size={13} aria-hidden="true" />
      </button>
      <span role="status" className="sr-only">
        {copying !== 'ready' && t(`copy.${copying}`)}
      </span>
    </span>
  );
}
