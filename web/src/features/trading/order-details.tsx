import type { Order } from '@gaemi/core/trading/order.ts';
import type { ReactNode } from 'react';
import { findInstrument } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';

/** The story of one order: why it was refused, what it was filled with, and each step with its time and cause. */
export function OrderDetails({ order }: { readonly order: Order }) {
  const { t, pick, format } = usePageText();
  const instrument = findInstrument(order.instrumentId);
  const currency = instrument?.currency ?? 'USD';
  const price = (value: number) => format.price(value, currency, instrument?.priceDecimals ?? 2);
  return (
    <div className="grid gap-x-6 gap-y-3 bg-raised/50 px-4 py-3 text-xs sm:grid-cols-2">
      {order.refusals.length > 0 && (
        <Part title={t('orders.refusals')} wide>
          <ul className="grid gap-1">
            {order.refusals.map((refusal) => (
              <li key={refusal.rule} className="text-warn-ink">
                {pick(refusal.text)} <span className="text-soft">({refusal.rule})</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('orders.fills')}>
        {order.fills.length === 0 && <p className="text-soft">{t('orders.noFills')}</p>}
        <ul className="grid gap-1">
          {order.fills.map((fill) => (
            <li key={fill.id}>
              {format.time(fill.atMs)} · {format.quantity(fill.quantityUnits)} × {price(fill.price)} ={' '}
              {format.money(fill.grossUnits, currency)}, {t('orders.fee')} {format.money(fill.feeUnits, currency)}
            </li>
          ))}
        </ul>
        {order.fills.length > 0 && (
          <p className="mt-1 text-soft">
            {order.settledAtMs === undefined
              ? t('orders.notSettled')
              : t('orders.settled', { time: format.time(order.settledAtMs) })}
          </p>
        )}
        <p className="mt-1 text-soft">
          {t('orders.decisionPrice')} {price(order.decisionPrice)} · {t('orders.size')}{' '}
          {order.size.by === 'spending' ? format.money(order.size.units, currency) : format.quantity(order.size.units)}
        </p>
      </Part>
      <Part title={t('orders.timeline')}>
        <ol className="grid gap-1">
          {order.history.map((step) => (
            <li key={`${step.status} ${step.atMs}`} className="flex gap-2">
              <span className="text-soft">{format.time(step.atMs)}</span>
              <span>{t(`status.${step.status}`)}</span>
            </li>
          ))}
        </ol>
        <p className="mt-1 break-all text-soft">
          {t('orders.cause')}: {order.causeId}
        </p>
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Part({ title, wide = false, children }: PartProps) {
  return (
    <div className={wide ? 'min-w-0 sm:col-span-2' : 'min-w-0'}>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {children}
    </div>
  );
}
