import { CirclePause, CirclePlay } from 'lucide-react';
import { lazy, useEffect, useState } from 'react';
import { loadPage } from '../../preferences.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { HaltDialog } from './halt-dialog.tsx';
import { useTradingControl } from './trading-control.tsx';
import { Arriving } from '../../ui/arriving.tsx';

// Stopping comes with the page; restarting may wait for a chunk.
const ResumeDialog = lazy(async () => ({
  default: (await loadPage(() => import('./resume-dialog.tsx'))).ResumeDialog,
}));

interface HaltButtonProps {
  /** The one in the top bar: listens for Alt+H and stands out. */
  readonly primary?: boolean;
}

/** Stops the desk from anywhere; once stopped, the same place restarts it. */
export function HaltButton({ primary = false }: HaltButtonProps) {
  const { t } = useText();
  const { state } = useTradingControl();
  const [open, setOpen] = useState<'halt' | 'resume'>();
  const kind = state === 'halted' || state === 'resuming' ? 'resume' : 'halt';
  useEffect(() => {
    if (!primary) return;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyH' || kind !== 'halt') return;
      event.preventDefault();
      setOpen('halt');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [primary, kind]);
  return (
    <>
      <Button
        look={lookOf()}
        aria-label={t(`${kind}.button`)}
        onClick={() => setOpen(kind)}
        {...(primary && kind === 'halt' ? { 'aria-keyshortcuts': 'Alt+H' } : {})}
      >
        {kind === 'halt' ? <CirclePause size={16} aria-hidden="true" /> : <CirclePlay size={16} aria-hidden="true" />}
        <span className="sm:hidden">{t(`${kind}.short`)}</span>
        <span className="max-sm:hidden">{t(`${kind}.button`)}</span>
      </Button>
      {open === 'halt' && <HaltDialog onClose={() => setOpen(undefined)} />}
      <Arriving>{open === 'resume' && <ResumeDialog onClose={() => setOpen(undefined)} />}</Arriving>
    </>
  );

  function lookOf() {
    if (!primary) return 'plain';
    return kind === 'halt' ? 'danger' : 'accent';
  }
}
