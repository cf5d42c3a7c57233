import { type Units, unitsFromNumber, unitsToNumber } from '@gaemi/core/base/units.ts';
import { convertedUnits, type Exchanged, foreignSide } from '@gaemi/core/ledger/conversion.ts';
import { type FormEvent, useState } from 'react';
import { useBalance } from '../../live/use-accounts.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AmountField } from './amount-field.tsx';
import { readAmount } from './read-amount.ts';
import { useRate } from './use-rate.ts';
import { useRequest } from './use-request.ts';

interface ConvertDialogProps {
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

const directions: readonly Exchanged[] = [
  { from: 'KRW', to: 'USDT' },
  { from: 'USDT', to: 'KRW' },
  { from: 'KRW', to: 'USD' },
  { from: 'USD', to: 'KRW' },
];

const nameOf = ({ from, to }: Exchanged) => `${from} → ${to}`;

/** Won into dollars or USDT, or back: shows the rate before, and the one that was used afterwards. */
export function ConvertDialog({ onClose, onMoved }: ConvertDialogProps) {
  const { t, format, age } = usePageText();
  const { backend } = useDesktop();
  const [exchanged, setExchanged] = useState<Exchanged>({ from: 'KRW', to: 'USD' });
  const { from, to } = exchanged;
  const [amount, setAmount] = useState('');
  const availableUnits = useBalance('cash', from);
  const { outcome, send, refuse, forget } = useRequest();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const units = readAmount(amount);
    if (units === undefined) return refuse(t('cash.invalid'));
    await send(async (requestId) => {
      const { status, receivedUnits, rate } = await backend.ask('convert', { ...exchanged, units, requestId });
      onMoved();
      const done = t(status === 'posted' ? 'convert.done' : 'convert.already', {
        amount: format.money(receivedUnits, to),
      });
      if (rate === undefined) return done;
      const { source, currency = 'USD' } = rate;
      const used = { rate: format.number(unitsToNumber(rate.units)), currency, source, age: age(rate.ageMs) };
      return `${done} ${t('convert.usedRate', used)}`;
    });
  };
  return (
    <Dialog title={t('convert.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="mt-4">
        <Segmented
          label={t('convert.direction')}
          value={nameOf(exchanged)}
          options={directions.map((direction) => ({ value: nameOf(direction), text: nameOf(direction) }))}
          onChange={(value) => {
            setExchanged(directions.find((direction) => nameOf(direction) === value) ?? exchanged);
            forget();
          }}
        />
        <RateNote exchanged={exchanged} units={readAmount(amount)} />
        <AmountField
          currency={from}
          value={amount}
          outcome={outcome}
          availableUnits={availableUnits}
          takesFrom
          onChange={(value) => {
            setAmount(value);
            forget();
          }}
        />
        <div className="mt-3 flex justify-end gap-2">
          <Button onClick={onClose}>{t('action.close')}</Button>
          <Button type="submit" look="accent" aria-disabled={outcome.status === 'busy'}>
            {t('convert.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What an amount would come to now; the desk takes the newest rate of its own moment. */
function RateNote({ exchanged, units }: { readonly exchanged: Exchanged; readonly units: Units | undefined }) {
  const { t, format, age } = usePageText();
  const currency = foreignSide(exchanged);
  const rate = useRate(currency);
  if (rate === undefined) return <p className="mt-3 text-xs text-warn-ink">{t('convert.noRate')}</p>;
  const rateUnits = unitsFromNumber(rate.price);
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-lg bg-raised px-3 py-2 text-sm" data-rate="">
      <dt className="text-soft">{t('convert.rate')}</dt>
      <dd className="text-right">{t('convert.perOne', { currency, rate: format.number(rate.price) })}</dd>
      <dt className="text-soft">{t('convert.source')}</dt>
      <dd className={rate.isUsable ? 'text-right' : 'text-right text-warn-ink'}>
        {rate.source} · {age(rate.ageMs)}
      </dd>
      <dt className="text-soft">{t('convert.receives')}</dt>
      <dd className="text-right font-semibold">
        {units === undefined
          ? '–'
          : format.money(
              convertedUnits({
                exchanged,
                units,
                rate: { units: rateUnits, source: rate.source, quotedAtMs: 0, ageMs: 0 },
              }),
              exchanged.to,
            )}
      </dd>
      {!rate.isUsable && <dd className="col-span-2 text-xs text-warn-ink">{t('convert.oldRate')}</dd>}
      <dd className="col-span-2 text-xs text-soft">{t('convert.note')}</dd>
    </dl>
  );
}
