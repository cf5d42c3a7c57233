import type { Order } from '@gaemi/core/trading/order.ts';
import type { ComponentType } from 'react';
import { findInstrument, instrumentName } from '../../live/instruments.ts';
import type { PageTextKey } from '../../text/text-key.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { SideBadge } from '../../ui/badge.tsx';
import { type OrderAct, OrderActions } from './order-actions.tsx';
import { summarizeFills } from './order-summary.ts';
import { useOrderWords } from './order-words.ts';
import type { SortId } from './pick-orders.ts';
import { StatusBadge } from './status-badge.tsx';

interface CellProps {
  readonly order: Order;
  readonly onAct: (act: OrderAct) => void;
}

export interface OrderColumn {
  readonly id: string;
  readonly left?: boolean;
  /** Left out: for screen readers alone. */
  readonly text?: PageTextKey;
  readonly sort?: SortId;
  readonly Cell: ComponentType<CellProps>;
}

export const orderColumns: readonly OrderColumn[] = [
  { id: 'time', left: true, text: 'orders.time', sort: 'time', Cell: TimeCell },
  { id: 'side', left: true, text: 'orders.side', Cell: SideCell },
  { id: 'instrument', left: true, text: 'portfolio.instrument', sort: 'instrument', Cell: InstrumentCell },
  { id: 'type', left: true, text: 'ticket.type', Cell: TypeCell },
  { id: 'filled', text: 'ordersPage.filledOf', Cell: FilledCell },
  { id: 'price', text: 'orders.averagePrice', Cell: PriceCell },
  { id: 'gross', text: 'ordersPage.gross', sort: 'gross', Cell: GrossCell },
  { id: 'costs', text: 'ordersPage.costs', Cell: CostsCell },
  { id: 'status', left: true, text: 'orders.status', sort: 'status', Cell: StatusCell },
  { id: 'actions', Cell: ActionsCell },
];

/** What a phone has room for; all else is in the details. */
export const phoneColumns: readonly OrderColumn[] = [
  { id: 'instrument', left: true, text: 'portfolio.instrument', sort: 'instrument', Cell: PhoneOrderCell },
  { id: 'filled', text: 'orders.status', sort: 'status', Cell: PhoneStatusCell },
];

function TimeCell({ order }: CellProps) {
  const { format } = usePageText();
  return <span className="text-xs text-soft">{format.date(order.createdAtMs)}</span>;
}

function SideCell({ order }: CellProps) {
  return <SideBadge side={order.side} />;
}

/** The whole row opens the details: this button reaches over it. */
function OpenButton({ order, onAct }: CellProps) {
  const { t, language } = usePageText();
  return (
    <button
      type="button"
      onClick={() => onAct({ kind: 'open', id: order.id })}
      aria-label={`${instrumentName(order.instrumentId, language)}: ${t('ordersPage.details')}`}
      className="block max-w-40 truncate font-semibold after:absolute after:inset-0"
    >
      {instrumentName(order.instrumentId, language)}
    </button>
  );
}

function InstrumentCell(props: CellProps) {
  const words = useOrderWords();
  return (
    <>
      <OpenButton {...props} />
      <span className="text-xs text-soft">{words.source(props.order.strategyId)}</span>
    </>
  );
}

function TypeCell({ order }: CellProps) {
  const { t } = usePageText();
  const words = useOrderWords();
  const { limitPriceUnits, stopPriceUnits, instrumentId } = order;
  const prices = [stopPriceUnits, limitPriceUnits].flatMap((units) =>
    units === undefined ? [] : [words.exactPrice(units, instrumentId)],
  );
  return (
    <>
      <span className="block">{t(`orderType.${order.type}`)}</span>
      {prices.length > 0 && <span className="text-xs text-soft">{prices.join(' → ')}</span>}
    </>
  );
}

function FilledCell({ order }: CellProps) {
  const words = useOrderWords();
  const { quantityUnits } = summarizeFills(order);
  return (
    <>
      <span className="block">{words.quantity(quantityUnits, order.instrumentId)}</span>
      <span className="text-xs text-soft">/ {words.shortSize(order)}</span>
    </>
  );
}

function PriceCell({ order }: CellProps) {
  const words = useOrderWords();
  const { averagePrice } = summarizeFills(order);
  return averagePrice === undefined ? '–' : words.price(averagePrice, order.instrumentId);
}

function GrossCell({ order }: CellProps) {
  const { format } = usePageText();
  const { grossUnits } = summarizeFills(order);
  return grossUnits === 0n ? '–' : format.money(grossUnits, findInstrument(order.instrumentId)?.currency ?? 'USD');
}

function CostsCell({ order }: CellProps) {
  const { format } = usePageText();
  const { feeUnits } = summarizeFills(order);
  const text = feeUnits === 0n ? '–' : format.money(feeUnits, findInstrument(order.instrumentId)?.currency ?? 'USD');
  return <span className="text-soft">{text}</span>;
}

function StatusCell({ order }: CellProps) {
  const { pick } = usePageText();
  const [first] = order.refusals;
  return (
    <>
      <StatusBadge order={order} />
      {first !== undefined && (
        <span className="block max-w-36 truncate 2xl:max-w-72 text-xs text-soft" title={pick(first.text)}>
          {pick(first.text)}
        </span>
      )}
    </>
  );
}

function ActionsCell({ order, onAct }: CellProps) {
  return (
    <span className="relative z-1 flex justify-end gap-1.5">
      <OrderActions small order={order} onAct={onAct} />
    </span>
  );
}

function PhoneOrderCell(props: CellProps) {
  const { t, format } = usePageText();
  const { order } = props;
  return (
    <>
      <span className="flex items-center gap-1.5">
        <SideBadge side={order.side} />
        <OpenButton {...props} />
      </span>
      <span className="text-xs text-soft">
        {format.date(order.createdAtMs)} · {t(`orderType.${order.type}`)}
      </span>
    </>
  );
}

function PhoneStatusCell(props: CellProps) {
  const { quantityUnits } = summarizeFills(props.order);
  const words = useOrderWords();
  return (
    <>
      <StatusBadge order={props.order} />
      <span className="block text-xs text-soft">
        {quantityUnits === 0n ? words.shortSize(props.order) : words.quantity(quantityUnits, props.order.instrumentId)}
      </span>
    </>
  );
}
