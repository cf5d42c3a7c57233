import { Currency } from '@gaemi/core/ledger/currency.ts';
import { type FormEvent, useState } from 'react';
import { useBalance } from '../../live/use-accounts.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AmountField } from './amount-field.tsx';
import { readAmount } from './read-amount.ts';
import { useRequest } from './use-request.ts';

export type CashMove = 'deposit' | 'withdraw';

interface CashDialogProps {
  readonly first?: CashMove;
  readonly onClose: () => void;
  readonly onMoved?: () => void;
}

/** Moves virtual money into the bank and out of it. */
export function CashDialog({ first = 'deposit', onClose, onMoved }: CashDialogProps) {
  const { t, format } = usePageText();
  const { backend } = useDesktop();
  const [kind, setKind] = useState<CashMove>(first);
  const [currency, setCurrency] = useState<Currency>('KRW');
  const [amount, setAmount] = useState('');
  const availableUnits = useBalance('cash', currency);
  const { outcome, send, refuse, forget } = useRequest();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const units = readAmount(amount);
    if (units === undefined) return refuse(t('cash.invalid'));
    await send(async (requestId) => {
      const moved = await backend.ask(kind, { currency, units, requestId });
      onMoved?.();
      const balance = format.money(moved.balanceUnits, currency);
      return t(moved.status === 'posted' ? 'cash.done' : 'cash.already', { amount: balance });
    });
  };
  return (
    <Dialog title={t('cash.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="mt-4">
        <div className="flex flex-wrap gap-2">
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
          <Segmented
            label={t('cash.currency')}
            value={currency}
            options={Currency.options.map((value) => ({ value, text: value }))}
            onChange={(value) => {
              setCurrency(value);
              forget();
            }}
          />
        </div>
        <AmountField
          currency={currency}
          value={amount}
          outcome={outcome}
          availableUnits={availableUnits}
          takesFrom={kind === 'withdraw'}
          onChange={(value) => {
            setAmount(value);
            forget();
          }}
        />
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
