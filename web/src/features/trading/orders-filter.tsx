import type { Order } from '@gaemi/core/trading/order.ts';
import { Download } from 'lucide-react';
import { instrumentName } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { useOrderWords } from './order-words.ts';
import { ordersToCsv } from './orders-csv.ts';
import { orderViews, type OrdersSearch } from './pick-orders.ts';

interface OrdersFilterProps {
  readonly orders: readonly Order[];
  readonly picked: readonly Order[];
  readonly search: OrdersSearch;
  readonly onSearch: (search: OrdersSearch) => void;
}

export function OrdersFilter({ orders, picked, search, onSearch }: OrdersFilterProps) {
  const { t, language } = usePageText();
  const words = useOrderWords();
  const among = (values: readonly string[]) => [...new Set(values)].toSorted();
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
      <Segmented
        label={t('ordersPage.view')}
        value={search.view ?? 'all'}
        options={orderViews.map((value) => ({ value, text: t(`ordersPage.${value}`) }))}
        onChange={(view) => onSearch({ ...search, view: view === 'all' ? undefined : view })}
      />
      <Choice
        label={t('orders.side')}
        value={search.side}
        any={t('ordersPage.anySide')}
        options={(['buy', 'sell'] as const).map((value) => ({ value, text: t(`side.${value}`) }))}
        onChange={(side) => onSearch({ ...search, side })}
      />
      <Choice
        label={t('portfolio.instrument')}
        value={search.instrument}
        any={t('ordersPage.anyInstrument')}
        options={among(orders.map(({ instrumentId }) => instrumentId)).map((value) => ({
          value,
          text: instrumentName(value, language),
        }))}
        onChange={(instrument) => onSearch({ ...search, instrument })}
      />
      <Choice
        label={t('ordersPage.source')}
        value={search.source}
        any={t('ordersPage.anySource')}
        options={among(orders.map(({ strategyId }) => strategyId)).map((value) => ({
          value,
          text: words.source(value),
        }))}
        onChange={(source) => onSearch({ ...search, source })}
      />
      <Button onClick={() => download('gaemi-orders.csv', ordersToCsv(picked))}>
        <Download size={15} aria-hidden="true" />
        {t('ordersPage.csv')}
      </Button>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  /** What it says when nothing is chosen. */
  readonly any: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

function Choice<Value extends string>({ label, value, any, options, onChange }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(options.find((option) => option.value === target.value)?.value)}
      className="min-h-9 max-w-44 rounded-lg border border-line bg-canvas px-2 text-base max-sm:min-h-11 sm:text-sm"
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}
