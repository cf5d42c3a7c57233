import type { Order } from '@gaemi/core/trading/order.ts';
import type { ReactNode } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { OrderCause } from './order-cause.tsx';
import { OrderFills } from './order-fills.tsx';
import { useOrderWords } from './order-words.ts';
import { stepCause } from './step-cause.ts';
import { useVenueName } from './use-venue-name.ts';

/** The story of one order: its terms, why it was refused, what it was filled with, each step with its time and cause. */
export function OrderDetails({ order }: { readonly order: Order }) {
  const { t, pick, format } = usePageText();
  const words = useOrderWords();
  return (
    <div className="grid gap-x-6 gap-y-4 bg-raised/50 px-4 py-3 text-xs sm:grid-cols-2">
      {order.refusals.length > 0 && (
        <Part title={t('orders.refusals')} wide>
          <ul className="grid gap-1">
            {order.refusals.map(({ rule, text }) => (
              <li key={`${rule} ${text.en}`} className="text-warn-ink">
                {pick(text)}{' '}
                <span className="text-soft" title={words.rule(rule)}>
                  ({rule})
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('details.terms')}>
        <p className="font-medium">{words.headline(order)}</p>
        {words.manner(order).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p className="mt-1 text-soft">
          {t('orders.decisionPrice')} {words.price(order.decisionPrice, order.instrumentId)}
          {order.reservedUnits !== undefined &&
            ` · ${t('details.reserved')} ${words.money(order.reservedUnits, order.instrumentId)}`}
        </p>
      </Part>
      <Part title={t('details.cause')}>
        <OrderCause order={order} />
      </Part>
      <Part title={t('orders.fills')} wide={order.fills.length > 0}>
        <OrderFills order={order} />
      </Part>
      <Part title={t('orders.timeline')}>
        <Timeline order={order} />
      </Part>
      <Part title={t('details.ids')}>
        <Ids order={order} />
      </Part>
      {order.cancelAskedAtMs !== undefined && (
        <p className="text-soft sm:col-span-2">
          {t('details.cancelAsked')} {format.dateTime(order.cancelAskedAtMs)}
        </p>
      )}
    </div>
  );
}

function Timeline({ order }: { readonly order: Order }) {
  const { t, format } = usePageText();
  const venueName = useVenueName();
  return (
    <ol className="grid gap-2 border-l border-line pl-3">
      {order.history.map((step) => {
        const cause = stepCause(step, order);
        return (
          <li key={`${step.status} ${step.atMs}`} data-step={step.status} className="relative">
            <span aria-hidden="true" className="absolute top-1.5 -left-[0.95rem] size-1.5 rounded-full bg-soft" />
            <span className="font-medium">{t(`status.${step.status}`)}</span>{' '}
            <span className="text-soft">
              {format.dateTime(step.atMs)} ·{' '}
              {cause.by === 'venue' ? t('by.venue', { venue: venueName(cause.venue) }) : t(`by.${cause.by}`)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Ids({ order }: { readonly order: Order }) {
  const { t } = usePageText();
  const venueName = useVenueName();
  const left = order.history.some(({ status }) => status === 'submitted');
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 [&_dt]:text-soft">
      <dt>{t('details.id')}</dt>
      <dd>
        <Copyable text={order.id} what={t('details.id')} />
      </dd>
      <dt>{t('details.venue')}</dt>
      <dd>{left ? venueName(order.venueAccount ?? 'paper') : t('details.notSent')}</dd>
      {order.idAtVenue !== undefined && (
        <>
          <dt>{t('details.idAtVenue')}</dt>
          <dd data-id-at-venue="">
            <Copyable text={order.idAtVenue} what={t('details.idAtVenue')} />
          </dd>
        </>
      )}
      {order.replacesOrderId !== undefined && (
        <>
          <dt>{t('details.replaces')}</dt>
          <dd className="break-all">{order.replacesOrderId}</dd>
        </>
      )}
    </dl>
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
