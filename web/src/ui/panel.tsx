import clsx from 'clsx';
import { useId, type ReactNode } from 'react';
import type { LiveState } from '../live/live-state.ts';
import { useText } from '../text/use-text.ts';
import { Empty, Failed, Skeleton } from './waiting.tsx';

interface PanelProps {
  readonly title: string;
  /** Where the navigation jumps to. */
  readonly anchor?: string;
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ title, anchor, aside, className, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={headingId}
      className={clsx('min-w-0 rounded-xl border border-line bg-panel', className)}
    >
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 pt-2.5 pb-1.5">
        <h2 id={headingId} className="text-[0.9375rem] font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

interface LivePanelProps<Value> extends Omit<PanelProps, 'children'> {
  readonly state: LiveState<Value>;
  /** What is read, for the sentence that says it could not be. */
  readonly what?: string;
  readonly empty: { readonly title: string; readonly hint: string };
  readonly rows?: number;
  readonly children: (value: Value) => ReactNode;
}

/** A panel of live data: it says by itself when it is loading, failed, empty or standing still. */
export function LivePanel<Value>({ state, what, empty, rows = 4, children, ...panel }: LivePanelProps<Value>) {
  return (
    <Panel {...panel}>
      <div data-state={state.status} aria-busy={state.status === 'loading'}>
        <LiveBody state={state} what={what ?? panel.title} empty={empty} rows={rows}>
          {children}
        </LiveBody>
      </div>
    </Panel>
  );
}

interface LiveBodyProps<Value> {
  readonly state: LiveState<Value>;
  readonly what: string;
  readonly empty: { readonly title: string; readonly hint: string };
  readonly rows: number;
  readonly children: (value: Value) => ReactNode;
}

function LiveBody<Value>({ state, what, empty, rows, children }: LiveBodyProps<Value>) {
  const { t, format } = useText();
  if (state.status === 'loading') return <Skeleton rows={rows} offline={state.offline} />;
  if (state.status === 'failed') return <Failed what={what} reason={state.reason} retry={state.retry} />;
  if (state.status === 'empty') return <Empty title={empty.title} hint={empty.hint} />;
  if (state.status === 'live') return children(state.value);
  return (
    <>
      <p className="mx-4 mb-2 rounded-md bg-raised px-2.5 py-1.5 text-xs text-warn-ink">
        {t('wait.stale', { time: format.time(state.confirmedAtMs) })}
      </p>
      <div className="grayscale">{children(state.value)}</div>
    </>
  );
}
