import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { type FormEvent, useId, useState } from 'react';
import { instrumentName } from '../../live/instruments.ts';
import { knownValue } from '../../live/live-state.ts';
import { useWatchlist } from '../../live/use-watchlist.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/waiting.tsx';
import { GrangerTable } from './granger-table.tsx';
import { HeatMap } from './heat-map.tsx';
import { studiedMax, useOwnStudy } from './use-own-study.ts';

const defaultIds = defaultInstruments.map(({ id }) => id);

/** A study of what the person chooses, over the window that they choose. */
export function OwnStudyPanel() {
  const { t, language } = usePageText();
  const sessionsId = useId();
  const watched = knownValue(useWatchlist())?.instrumentIds ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [sessions, setSessions] = useState('120');
  const { outcome, run } = useOwnStudy();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(chosen, sessions);
  };
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Panel title={t('ownStudy.title')}>
      <form onSubmit={submit} noValidate className="px-4 pb-3">
        <fieldset>
          <legend className="text-xs text-soft">
            {t('ownStudy.choose', { most: studiedMax })} ({chosen.length})
          </legend>
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {[...new Set([...defaultIds, ...watched])].map((id) => (
              <label
                key={id}
                className="inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-lg border border-line px-2.5 text-sm has-checked:border-accent has-checked:bg-raised max-sm:min-h-11"
              >
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={() => toggle(id)}
                  className="accent-(--accent)"
                />
                {instrumentName(id, language)}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="mt-3 flex flex-wrap items-end gap-2">
          <div>
            <label htmlFor={sessionsId} className="block text-xs text-soft">
              {t('ownStudy.sessions')}
            </label>
            <input
              id={sessionsId}
              inputMode="numeric"
              autoComplete="off"
              value={sessions}
              onChange={(event) => setSessions(event.target.value)}
              className="mt-0.5 min-h-9 w-28 rounded-lg border border-line bg-canvas px-3 text-right text-base max-sm:min-h-11 sm:text-sm"
            />
          </div>
          <Button type="submit" look="accent" aria-disabled={outcome.status === 'busy'}>
            {t('ownStudy.run')}
          </Button>
          <p role="status" className="min-h-5 text-xs text-warn-ink">
            {outcome.status === 'failed' && outcome.text}
          </p>
        </div>
      </form>
      {outcome.status === 'busy' && <Skeleton rows={4} />}
      {outcome.status === 'done' && (
        <div data-own-study={outcome.study.windowSessions}>
          <HeatMap study={outcome.study} measure="pearson" />
          <GrangerTable study={outcome.study} />
        </div>
      )}
    </Panel>
  );
}
