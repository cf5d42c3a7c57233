import { usePageText } from '../../text/use-page-text.ts';
import { isPaid } from './is-paid.ts';
import { useOrderWords } from './order-words.ts';
import type { Preview } from './use-preview.ts';

const fieldTexts = { limitPrice: 'ticket.limit', stopPrice: 'ticket.stop', quantity: 'ticket.quantity' } as const;

/** What was rounded, and what it would cost or bring, to the last digit. */
export function TicketCost({ preview: { order, roundings, estimate } }: { readonly preview: Preview }) {
  const { t } = usePageText();
  const words = useOrderWords();
  const { instrumentId } = order;
  const money = (units: bigint) => words.money(units, instrumentId);
  return (
    <>
      {roundings.length > 0 && (
        <div className="mt-2 rounded-lg border border-line bg-panel p-2 text-xs">
          <p className="font-semibold">{t('ticket.roundings')}</p>
          {roundings.map(({ field, askedUnits, roundedUnits }) => {
            const write = (units: bigint) =>
              field === 'quantity' ? words.quantity(units, instrumentId) : words.exactPrice(units, instrumentId);
            return (
              <p key={field} data-rounding={field}>
                {t(fieldTexts[field], { currency: '', asset: '' }).replace(/\s*\(.*\)/, '')}:{' '}
                {t('ticket.rounded', { asked: write(askedUnits), rounded: write(roundedUnits) })}
              </p>
            );
          })}
        </div>
      )}
      {estimate === undefined ? (
        <p className="mt-2 text-xs text-warn-ink">{t('ticket.noPrice')}</p>
      ) : (
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-y-1 text-xs [&_dd]:text-right [&_dt]:pr-3 [&_dt]:text-soft">
          <dt>{t('ticket.price')}</dt>
          <dd>{words.exactPrice(estimate.priceUnits, instrumentId)}</dd>
          <dt>{t('ticket.estimatedQuantity')}</dt>
          <dd>{words.quantity(estimate.quantityUnits, instrumentId)}</dd>
          {order.contracts !== undefined && (
            <>
              <dt>{t('ticket.closes')}</dt>
              <dd>{words.quantity(order.contracts.closesUnits, instrumentId)}</dd>
              <dt>{t('ticket.opens')}</dt>
              <dd>{words.quantity(order.contracts.opensUnits, instrumentId)}</dd>
            </>
          )}
          <dt>{t('ticket.gross')}</dt>
          <dd>{money(estimate.grossUnits)}</dd>
          <dt>{t('ticket.fee')}</dt>
          <dd>{money(estimate.feeUnits)}</dd>
          <dt>{t('ticket.tax')}</dt>
          <dd>{money(estimate.taxUnits)}</dd>
          {estimate.marginUnits !== undefined && (
            <>
              <dt>{t('ticket.margin')}</dt>
              <dd>{money(estimate.marginUnits)}</dd>
            </>
          )}
          <dt className="border-t border-line pt-1 font-semibold text-ink!">
            {t(isPaid(order) ? 'ticket.toPay' : 'ticket.toReceive')}
          </dt>
          <dd className="border-t border-line pt-1 text-sm font-bold" data-total="">
            {money(estimate.totalUnits)}
          </dd>
        </dl>
      )}
    </>
  );
}
