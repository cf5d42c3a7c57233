import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { suggest } from './suggest.ts';
import type { Watching } from './use-watching.ts';

interface AddFieldProps {
  readonly known: readonly Instrument[];
  readonly watched: readonly string[];
  readonly watching: Watching;
}

/** A name or a symbol is typed, instruments are offered; what the desk says against one stands under the field. */
export function AddField({ known, watched, watching }: AddFieldProps) {
  const { t } = usePageText();
  const fieldId = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(-1);
  const [open, setOpen] = useState(false);
  const offered = suggest(text, known);
  const add = async (symbol: string) => {
    if (symbol === '' || watching.busy) return;
    setOpen(false);
    if (await watching.add(symbol)) setText('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add(offered[chosen]?.id ?? text.trim());
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setOpen(false);
    if (step === undefined || offered.length === 0) return;
    event.preventDefault();
    setOpen(true);
    setChosen((chosen + step + offered.length) % offered.length);
  };
  return (
    <form onSubmit={submit} noValidate className="relative px-4 pb-3">
      <label htmlFor={fieldId} className="block text-xs font-medium text-soft">
        {t('watchlist.addLabel')}
      </label>
      <div className="mt-1 flex gap-2">
        <input
          id={fieldId}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open && offered.length > 0}
          aria-controls={`${fieldId}-list`}
          aria-activedescendant={open && chosen >= 0 ? `${fieldId}-${chosen}` : undefined}
          aria-describedby={`${fieldId}-said`}
          aria-invalid={watching.fault !== undefined}
          placeholder={t('watchlist.placeholder')}
          value={text}
          onKeyDown={onKey}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(-1);
            setOpen(true);
            watching.forget();
          }}
          className="min-h-9 w-full max-w-md min-w-0 rounded-lg border border-line bg-canvas px-3 text-base aria-invalid:border-warn max-sm:min-h-11 sm:text-sm"
        />
        <Button type="submit" look="accent" aria-disabled={watching.busy}>
          {t('action.add')}
        </Button>
      </div>
      <Offers fieldId={fieldId} offered={open ? offered : []} chosen={chosen} watched={watched} onChoose={add} />
      <p
        id={`${fieldId}-said`}
        role="status"
        className={
          watching.fault === undefined ? 'mt-1 min-h-5 text-xs text-soft' : 'mt-1 min-h-5 text-xs text-warn-ink'
        }
      >
        {watching.fault ?? (watching.busy ? t('watchlist.busy') : '')}
      </p>
    </form>
  );
}

interface OffersProps {
  readonly fieldId: string;
  readonly offered: readonly Instrument[];
  readonly chosen: number;
  readonly watched: readonly string[];
  readonly onChoose: (symbol: string) => Promise<void>;
}

function Offers({ fieldId, offered, chosen, watched, onChoose }: OffersProps) {
  const { t, pick } = usePageText();
  return (
    <div
      id={`${fieldId}-list`}
      role="listbox"
      aria-label={t('watchlist.offers')}
      hidden={offered.length === 0}
      className="absolute z-10 mt-1 w-[min(28rem,calc(100%-2rem))] overflow-hidden rounded-lg border border-line bg-panel shadow-xl"
    >
      {offered.map((instrument, index) => (
        <div
          key={instrument.id}
          id={`${fieldId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // The field must not lose the focus before the click has come.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => void onChoose(instrument.id)}
          onKeyDown={() => undefined}
          className="flex min-h-11 cursor-pointer items-center gap-2 px-3 hover:bg-raised aria-selected:bg-raised"
        >
          <span className="min-w-0 truncate font-medium">{pick(instrument.name)}</span>
          <span className="text-xs text-soft">{instrument.id}</span>
          <span className="ml-auto text-xs text-soft">
            {watched.includes(instrument.id) ? t('watchlist.already') : t(`kind.${instrument.kind}`)}
          </span>
        </div>
      ))}
    </div>
  );
}
