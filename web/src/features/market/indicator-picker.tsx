import type { Indicator } from '@gaemi/core/signals/indicators/indicator.ts';
import { indicators } from '@gaemi/core/signals/indicators/index.ts';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IndicatorForm } from './indicator-form.tsx';
import { isOverlay } from './indicator-look.ts';
import { specTitle } from './spec-title.ts';

interface IndicatorPickerProps {
  readonly specs: readonly string[];
  /** Whether there is something to measure the instrument against. */
  readonly comparable: boolean;
  readonly onChange: (specs: readonly string[]) => void;
  readonly onClose: () => void;
}

/** More would leave no room for the candles. */
const indicatorsMax = 8;

/** Every indicator that the desk knows, each with a form drawn from its own definition. */
export function IndicatorPicker({ specs, comparable, onChange, onClose }: IndicatorPickerProps) {
  const { t, pick } = usePageText();
  const [wanted, setWanted] = useState('');
  const words = wanted.trim().toLowerCase();
  const found = indicators.filter(
    ({ id, name, needsBenchmark }) =>
      (comparable || !needsBenchmark) && [id, name.ko, name.en].some((text) => text.toLowerCase().includes(words)),
  );
  const full = specs.length >= indicatorsMax;
  return (
    <Dialog title={t('market.indicators')} onClose={onClose}>
      <p className="mt-1 text-xs text-soft">
        {full ? t('market.indicatorsFull', { n: indicatorsMax }) : t('market.indicatorsHint')}
      </p>
      <ul className="mt-3 flex flex-wrap gap-1.5">
        {specs.map((spec) => (
          <li key={spec}>
            <Button className="min-h-8 text-xs" onClick={() => onChange(specs.filter((other) => other !== spec))}>
              {specTitle(spec, pick)} <span aria-hidden="true">×</span>
              <span className="sr-only">{t('action.remove')}</span>
            </Button>
          </li>
        ))}
      </ul>
      <input
        type="search"
        data-first-focus=""
        aria-label={t('market.findIndicator')}
        placeholder={t('market.findIndicator')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        className="mt-3 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-base sm:text-sm"
      />
      <div
        className="mt-2 max-h-[45dvh] overflow-y-auto rounded-lg border border-line"
        tabIndex={0}
        role="group"
        aria-label={t('market.indicators')}
      >
        {(['overlay', 'pane'] as const).map((place) => (
          <PickerGroup
            key={place}
            title={t(`market.${place}`)}
            indicators={found.filter(({ id }) => isOverlay(id) === (place === 'overlay'))}
            label={pick}
            disabled={full}
            onAdd={(spec) => onChange(specs.includes(spec) ? specs : [...specs, spec])}
          />
        ))}
        {found.length === 0 && <p className="p-3 text-soft">{t('market.noIndicator')}</p>}
      </div>
      <div className="mt-4 flex justify-end">
        <Button look="accent" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}

interface PickerGroupProps {
  readonly title: string;
  readonly indicators: readonly Indicator[];
  readonly label: (name: Indicator['name']) => string;
  readonly disabled: boolean;
  readonly onAdd: (spec: string) => void;
}

function PickerGroup({ title, indicators: members, label, disabled, onAdd }: PickerGroupProps) {
  if (members.length === 0) return null;
  return (
    <section>
      <h3 className="bg-raised px-3 py-1.5 text-xs font-medium text-soft">{title}</h3>
      <ul>
        {members.map((indicator) => (
          <li key={indicator.id} className="border-b border-line last:border-0">
            <details name="indicator" className="group" data-indicator={indicator.id}>
              <summary className="flex min-h-10 items-center gap-2 px-3 hover:bg-raised">
                <span className="min-w-0 truncate">{label(indicator.name)}</span>
                <span className="ml-auto text-xs text-soft">{indicator.id}</span>
                <Plus size={14} className="text-soft group-open:rotate-45" aria-hidden="true" />
              </summary>
              <IndicatorForm indicator={indicator} disabled={disabled} onAdd={onAdd} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
