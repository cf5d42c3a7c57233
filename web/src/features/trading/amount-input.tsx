import { useId } from 'react';
import { usePageText } from '../../text/use-page-text.ts';

interface AmountInputProps {
  readonly label: string;
  readonly value: string;
  readonly faulty: boolean;
  /** Gets the focus when the ticket opens. */
  readonly first: boolean;
  readonly onChange: (value: string) => void;
}

export function AmountInput({ label, value, faulty, first, onChange }: AmountInputProps) {
  const { t } = usePageText();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-xs font-medium text-soft">
        {label}
      </label>
      <input
        id={id}
        {...(first ? { 'data-first-focus': '' } : {})}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={faulty}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 min-h-9 w-full rounded-lg border border-line bg-canvas px-3 text-right text-base aria-invalid:border-warn max-sm:min-h-11"
      />
      <p id={`${id}-fault`} className={faulty ? 'mt-1 text-xs text-warn-ink' : 'hidden'}>
        {faulty && t('ticket.unreadable')}
      </p>
    </div>
  );
}
