import { type Units, unitsToText } from '@gaemi/core/base/units.ts';
import type { Currency } from '@gaemi/core/ledger/currency.ts';
import { useId } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import type { Outcome } from './use-request.ts';

interface AmountFieldProps {
  readonly currency: Currency;
  readonly value: string;
  readonly outcome: Outcome;
  /** Undefined until the desk has said how much there is. */
  readonly availableUnits: Units | undefined;
  /** Offers all of it. */
  readonly takesFrom: boolean;
  readonly onChange: (value: string) => void;
}

/** An amount, how much there is, and what became of the last request. */
export function AmountField({ currency, value, outcome, availableUnits, takesFrom, onChange }: AmountFieldProps) {
  const { t, format } = usePageText();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="mt-4 block text-xs font-medium text-soft">
        {t('cash.amount', { currency })}
      </label>
      <input
        id={id}
        data-first-focus=""
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={outcome.status === 'failed'}
        aria-describedby={`${id}-available ${id}-outcome`}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-right text-base"
      />
      <p id={`${id}-available`} className="mt-1.5 flex min-h-6 items-center justify-between gap-2 text-xs text-soft">
        {availableUnits !== undefined &&
          t('cash.available', { amount: `${format.quantity(availableUnits)} ${currency}` })}
        {takesFrom && availableUnits !== undefined && availableUnits > 0n && (
          <button
            type="button"
            onClick={() => onChange(unitsToText(availableUnits))}
            className="min-h-6 rounded-md border border-line px-2 font-semibold text-accent hover:bg-raised max-sm:min-h-9"
          >
            {t('cash.all')}
          </button>
        )}
      </p>
      <p
        id={`${id}-outcome`}
        role="status"
        className={`mt-2 min-h-5 text-sm ${outcome.status === 'failed' ? 'text-warn-ink' : 'text-good'}`}
      >
        {outcome.status === 'busy' && t('cash.busy')}
        {'text' in outcome && outcome.text}
      </p>
    </>
  );
}
