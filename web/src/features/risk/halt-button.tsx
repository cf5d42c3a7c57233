import { CirclePause, CirclePlay } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { HaltDialog } from './halt-dialog.tsx';
import { useTradingControl } from './trading-control.tsx';

// Stopping comes with the page; restarting may wait for a chunk.
const ResumeDialog = lazy(async () => ({ default: (await import('./resume-dialog.tsx')).ResumeDialog }));

interface HaltButtonProps {
  /** Listens for Alt+H; only the one in the top bar does. */
  readonly withShortcut?: boolean;
}

/** Stops the desk from anywhere; once stopped, the same place restarts it. */
export function HaltButton({ withShortcut = false }: HaltButtonProps) {
  const { t } = useText();
  const { state } = useTradingControl();
  const [open, setOpen] = useState<'halt' | 'resume'>();
  const kind = state === 'halted' || state === 'resuming' ? 'resume' : 'halt';
  useEffect(() => {
    if (!withShortcut) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyH' || kind !== 'halt') return;
      event.preventDefault();
      setOpen('halt');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [withShortcut, kind]);
  return (
    <>
      <Button
        look={kind === 'halt' ? 'danger' : 'accent'}
        onClick={() => setOpen(kind)}
        {...(withShortcut && kind === 'halt' ? { 'aria-keyshortcuts': 'Alt+H' } : {})}
      >
        {kind === 'halt' ? <CirclePause size={16} aria-hidden="true" /> : <CirclePlay size={16} aria-hidden="true" />}
        {t(`${kind}.button`)}
      </Button>
      {open === 'halt' && <HaltDialog onClose={() => setOpen(undefined)} />}
      <Suspense>{open === 'resume' && <ResumeDialog onClose={() => setOpen(undefined)} />}</Suspense>
    </>
  );
}
