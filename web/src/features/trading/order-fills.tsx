import type { Order } from '@gaemi/core/trading/order.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { summarizeFills } from './order-summary.ts';
import { useOrderWords } from './order-words.ts';

/** What was traded, part by part, to the last digit; then what it came to. */
export function OrderFills({ order }: { readonly order: Order }) {
  const { t, format } = usePageText();
  if (order.fills.length === 0) return <p className="text-soft">{t('orders.noFills')}</p>;
  return (
    <>
      <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t('orders.fills')}>
        <FillTable order={order} />
      </div>
      <p className="mt-1 text-soft">
        {order.settledAtMs === undefined
          ? t('orders.notSettled')
          : t('orders.settled', { time: format.dateTime(order.settledAtMs) })}
      </p>
    </>
  );
}

function FillTable({ order }: { readonly order: Order }) {
  const { t, format } = usePageText();
  const words = useOrderWords();
  const { instrumentId, fills } = order;
  const { quantityUnits, grossUnits, averagePrice } = summarizeFills(order);
  const sum = (part: 'feeUnits' | 'taxUnits') => fills.reduce((total, fill) => total + fill[part], 0n);
  const money = (units: bigint) => words.money(units, instrumentId);
  const cell = 'py-1 pl-4 text-right whitespace-nowrap';
  return (
    <table className="w-full">
      <thead className="text-soft">
        <tr>
          <th scope="col" className="py-1 text-left font-medium">
            {t('orders.time')}
          </th>
          {[t('orders.averagePrice'), t('orders.quantity'), t('ticket.gross'), t('ticket.fee'), t('ticket.tax')].map(
            (name) => (
              <th key={name} scope="col" className={`${cell} font-medium`}>
                {name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {fills.map((fill) => (
          <tr key={fill.id} data-fill={fill.id} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
              {format.dateTime(fill.atMs)}
            </th>
            <td className={cell}>{words.price(fill.price, instrumentId)}</td>
            <td className={cell}>{words.quantity(fill.quantityUnits, instrumentId)}</td>
            <td className={cell}>{money(fill.grossUnits)}</td>
            <td className={cell}>{money(fill.feeUnits)}</td>
            <td className={cell}>{money(fill.taxUnits)}</td>
          </tr>
        ))}
      </tbody>
      {fills.length > 1 && averagePrice !== undefined && (
        <tfoot className="font-medium">
          <tr className="border-t border-line">
            <th scope="row" className="py-1 text-left font-medium">
              {t('details.total')}
            </th>
            <td className={cell}>{t('details.average', { price: words.price(averagePrice, instrumentId) })}</td>
            <td className={cell}>{words.quantity(quantityUnits, instrumentId)}</td>
            <td className={cell}>{money(grossUnits)}</td>
            <td className={cell}>{money(sum('feeUnits'))}</td>
            <td className={cell}>{money(sum('taxUnits'))}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
