import { unitsFromText, type Units } from '@gaemi/core/base/units.ts';
import { type FormEvent, useId, useRef, useState } from 'react';
import { CallableFault, newRequestId } from '../../live/callable-fault.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';

type Kind = 'deposit' | 'withdraw';
type Outcome = { readonly status: 'asking' | 'busy' } | { readonly status: 'done' | 'failed'; readonly text: string };

interface CashDialogProps {
  readonly cashUnits: Units | undefined;
  readonly onClose: () => void;
}

/** Moves virtual won. */
export function CashDialog({ cashUnits, onClose }: CashDialogProps) {
  const { t, format } = usePageText();
  const amountId = useId();
  const outcomeId = useId();
  const [kind, setKind] = useState<Kind>('deposit');
  const [amount, setAmount] = useState('');
  const { outcome, move, forget } = useMovement();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void move(kind, amount);
  };
  return (
    <Dialog title={t('cash.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="mt-4">
        <Segmented
          label={t('cash.kind')}
          value={kind}
          options={[
            { value: 'deposit', text: t('cash.deposit') },
            { value: 'withdraw', text: t('cash.withdraw') },
          ]}
          onChange={(value) => {
            setKind(value);
            forget();
          }}
        />
        <label htmlFor={amountId} className="mt-4 block text-xs font-medium text-soft">
          {t('cash.amount')}
        </label>
        <input
          id={amountId}
          data-first-focus=""
          inputMode="numeric"
          autoComplete="off"
          value={amount}
          aria-describedby={outcomeId}
          onChange={(event) => {
            setAmount(event.target.value);
            forget();
          }}
          className="mt-1 w-full rounded-lg border border-line bg-canvas px-3 py-2 text-right text-base"
        />
        {cashUnits !== undefined && (
          <p className="mt-1.5 text-xs text-soft">{t('cash.available', { amount: format.money(cashUnits, 'KRW') })}</p>
        )}
        <p
          id={outcomeId}
          role="status"
          className={`mt-2 min-h-5 text-xs ${outcome.status === 'failed' ? 'text-warn-ink' : 'text-good'}`}
        >
          {outcome.status === 'busy' && t('cash.busy')}
          {'text' in outcome && outcome.text}
        </p>
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose}>{t('action.close')}</Button>
          <Button type="submit" look="accent" aria-disabled={outcome.status === 'busy'}>
            {t(`cash.${kind}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Sends one movement per wish: the id stays the same until the person changes the wish or it has been fulfilled. */
function useMovement() {
  const { t, pick, format } = usePageText();
  const { backend } = useDesktop();
  const [outcome, setOutcome] = useState<Outcome>({ status: 'asking' });
  const requestId = useRef<string>(undefined);

  async function move(kind: Kind, amount: string): Promise<void> {
    if (outcome.status === 'busy') return;
    const units = wonFrom(amount);
    if (units === undefined) return setOutcome({ status: 'failed', text: t('cash.invalid') });
    requestId.current ??= newRequestId();
    setOutcome({ status: 'busy' });
    try {
      const moved = await backend.ask(kind, { currency: 'KRW', units, requestId: requestId.current });
      const balance = format.money(moved.balanceUnits, 'KRW');
      requestId.current = undefined;
      setOutcome({
        status: 'done',
        text: t(moved.status === 'posted' ? 'cash.done' : 'cash.already', { amount: balance }),
      });
    } catch (error) {
      const reason = error instanceof CallableFault && error.text !== undefined ? pick(error.text) : String(error);
      setOutcome({ status: 'failed', text: `${t('cash.failed')}: ${reason}` });
    }
  }

  function forget(): void {
    requestId.current = undefined;
    setOutcome({ status: 'asking' });
  }

  return { outcome, move, forget };
}

/** Whole won, commas allowed. */
function wonFrom(text: string): Units | undefined {
  const digits = text.replace(/[,\s]/g, '');
  return /^[1-9]\d{0,14}$/.test(digits) ? unitsFromText(digits) : undefined;
}
