import type { Signal } from '@gaemi/core/signals/signal.ts';
import { ChevronDown } from 'lucide-react';
import { instrumentName, findInstrument } from '../../live/instruments.ts';
import type { LiveState } from '../../live/live-state.ts';
import { newestDocuments } from '../../live/live-target.ts';
import { useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { SideBadge } from '../../ui/badge.tsx';
import { Bar } from '../../ui/bar.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import { isKnownEvidence } from './evidence-words.ts';

const signalsTarget = newestDocuments({ collection: 'signals', orderBy: 'atMs', limit: 8 });

/** What the strategies said last, and why. */
export function SignalsPanel({ className }: { readonly className?: string }) {
  const { t } = usePageText();
  const state = useLive(signalsTarget);
  return <SignalList title={t('signals.title')} state={state} {...(className === undefined ? {} : { className })} />;
}

interface SignalListProps {
  readonly title: string;
  readonly state: LiveState<readonly Signal[]>;
  readonly className?: string;
}

export function SignalList({ title, state, className }: SignalListProps) {
  const { t } = usePageText();
  return (
    <LivePanel
      anchor="signals"
      title={title}
      state={state}
      rows={5}
      empty={{ title: t('signals.empty'), hint: t('signals.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {([newest, ...earlier]) => (
        <>
          {newest !== undefined && <NewestSignal signal={newest} />}
          {earlier.length > 0 && (
            <>
              <h3 className="border-t border-line px-4 pt-2.5 pb-1 text-xs font-medium text-soft">
                {t('signals.earlier')}
              </h3>
              <ul className="pb-2">
                {earlier.map((signal) => (
                  <li key={signal.id}>
                    <EarlierSignal signal={signal} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </LivePanel>
  );
}

function NewestSignal({ signal }: { readonly signal: Signal }) {
  const { language, format } = usePageText();
  return (
    <article className="px-4 pb-4" data-signal={signal.id}>
      <div className="flex items-center gap-2">
        <SideBadge side={signal.side} />
        <h3 className="min-w-0 truncate text-base font-semibold">{instrumentName(signal.instrumentId, language)}</h3>
        <time className="ml-auto text-xs text-soft" dateTime={new Date(signal.atMs).toISOString()}>
          {format.date(signal.atMs)}
        </time>
      </div>
      <SignalDetails signal={signal} />
    </article>
  );
}

function EarlierSignal({ signal }: { readonly signal: Signal }) {
  const { language, t, format } = usePageText();
  return (
    <details className="group">
      <summary className="flex min-h-10 items-center gap-2 px-4 hover:bg-raised">
        <SideBadge side={signal.side} />
        <span className="min-w-0 truncate font-medium">{instrumentName(signal.instrumentId, language)}</span>
        <span className="ml-auto text-xs whitespace-nowrap text-soft">{format.date(signal.atMs)}</span>
        <span className="w-10 text-right text-xs font-semibold" title={t('signals.confidence')}>
          {format.percent(signal.confidence, { decimals: 0 })}
        </span>
        <ChevronDown size={14} className="shrink-0 text-soft group-open:rotate-180" aria-hidden="true" />
      </summary>
      <div className="px-4 pb-3">
        <SignalDetails signal={signal} />
      </div>
    </details>
  );
}

function SignalDetails({ signal }: { readonly signal: Signal }) {
  const { t, pick, format } = usePageText();
  const price = format.quote(signal.price, findInstrument(signal.instrumentId));
  return (
    <>
      <p className="mt-1 text-xs text-soft">
        {signal.strategyId} · {t(`chart.interval.${signal.interval}`)} · {t('signals.price')} {price}
      </p>
      <div className="mt-3 mb-1 flex justify-between text-xs">
        <span className="text-soft">{t('signals.confidence')}</span>
        <span className="font-semibold">{format.percent(signal.confidence, { decimals: 0 })}</span>
      </div>
      <Bar label={t('signals.confidence')} fraction={signal.confidence} />
      <h4 className="sr-only">{t('signals.reasons')}</h4>
      <ul className="mt-3 grid gap-1.5">
        {signal.reasons.map((reason) => (
          <li key={reason.en} className="relative pl-3.5">
            <span className="absolute top-[0.5em] left-0 size-1.5 rounded-full bg-accent" aria-hidden="true" />
            {pick(reason)}
          </li>
        ))}
      </ul>
      <Evidence evidence={signal.evidence} />
    </>
  );
}

function Evidence({ evidence }: { readonly evidence: Signal['evidence'] }) {
  const { t, format } = usePageText();
  const entries = Object.entries(evidence);
  if (entries.length === 0) return null;
  return (
    <dl aria-label={t('signals.evidence')} className="mt-3 flex flex-wrap gap-1.5">
      {entries.map(([name, value]) => (
        <div key={name} className="flex gap-1.5 rounded-md bg-raised px-2 py-1 text-xs">
          <dt className="text-soft">{isKnownEvidence(name) ? t(`evidence.${name}`) : name}</dt>
          <dd className="font-medium">{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
