import { divideUnits, unitsToNumber } from '@gaemi/core/base/units.ts';
import type { Portfolio, ValuedPosition } from '@gaemi/core/portfolio/portfolio.ts';
import type { ComponentType } from 'react';
import { findInstrument, instrumentName } from '../../live/instruments.ts';
import type { LiveState } from '../../live/live-state.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Change, Gain } from '../../ui/amount.tsx';
import { Flash } from '../../ui/flash.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import { usePhone } from '../../ui/use-media.ts';
import { Empty } from '../../ui/waiting.tsx';

interface PositionsPanelProps {
  readonly state: LiveState<Portfolio>;
  readonly className?: string;
  /** What can be done with one of them. */
  readonly Action?: ComponentType<{ readonly position: ValuedPosition }>;
}

/** What is held, at what cost, and what it is worth now. */
export function PositionsPanel({ state, className, Action }: PositionsPanelProps) {
  const { t } = usePageText();
  const phone = usePhone();
  return (
    <LivePanel
      title={t('portfolio.title')}
      state={state}
      rows={3}
      empty={{ title: t('portfolio.empty'), hint: t('portfolio.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {(portfolio) => {
        const rows = portfolio.positions
          .filter(({ quantityUnits }) => quantityUnits !== 0n)
          .map((position) => rowOf(position, portfolio));
        if (rows.length === 0) return <Empty title={t('portfolio.none')} hint={t('portfolio.noneHint')} />;
        return phone ? <PositionCards rows={rows} Action={Action} /> : <PositionTable rows={rows} Action={Action} />;
      }}
    </LivePanel>
  );
}

interface PositionRow {
  readonly position: ValuedPosition;
  readonly currency: string;
  readonly decimals: number;
  readonly averageCost: number;
  readonly returned: number;
  readonly share: number;
}

interface RowsProps {
  readonly rows: readonly PositionRow[];
  readonly Action: PositionsPanelProps['Action'] | undefined;
}

function rowOf(position: ValuedPosition, { currency, equityUnits, foreign = [] }: Portfolio): PositionRow {
  const instrument = findInstrument(position.instrumentId);
  const { quantityUnits, costUnits, valueUnits, unrealizedUnits } = position;
  const rate = foreign.find((held) => held.currency === position.currency)?.rate ?? 1;
  const perPoint = instrument?.multiplierUnits === undefined ? 1 : unitsToNumber(instrument.multiplierUnits);
  return {
    position,
    currency: position.currency ?? currency,
    decimals: instrument?.priceDecimals ?? 2,
    averageCost: unitsToNumber(divideUnits(costUnits, quantityUnits)) / perPoint,
    returned: costUnits === 0n ? 0 : unitsToNumber(unrealizedUnits) / Math.abs(unitsToNumber(costUnits)),
    share: equityUnits === 0n ? 0 : (rate * Math.abs(unitsToNumber(valueUnits))) / unitsToNumber(equityUnits),
  };
}

type Format = ReturnType<typeof usePageText>['format'];

/** What was paid for one, won without decimals; of a future the points it was opened at. */
function costText({ position, averageCost, currency, decimals }: PositionRow, format: Format): string {
  return position.futures === undefined
    ? format.price(averageCost, currency, currency === 'KRW' ? 0 : decimals)
    : format.fixed(averageCost, decimals);
}

/** All in the instrument's own currency; a future's price in the points of an index. */
function priceText(row: PositionRow, format: Format): string {
  return format.quote(row.position.price, findInstrument(row.position.instrumentId));
}

const heads = ['instrument', 'quantity', 'averageCost', 'price', 'value', 'unrealized', 'return'] as const;

function PositionTable({ rows, Action }: RowsProps) {
  const { t, format, language } = usePageText();
  const head = 'px-1.5 py-2 text-right font-medium first:pl-4 first:text-left last:pr-4';
  const cell = 'px-1.5 py-2.5 text-right whitespace-nowrap last:pr-4';
  return (
    <div className="relative overflow-x-auto pb-1" tabIndex={0} role="group" aria-label={t('portfolio.title')}>
      <table className="w-full text-sm">
        <thead className="text-xs text-soft">
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`portfolio.${name}`)}
              </th>
            ))}
            {Action !== undefined && (
              <th scope="col">
                <span className="sr-only">{t('side.sell')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.position.instrumentId} className="border-t border-line">
              <th scope="row" className="px-2 py-2.5 pl-4 text-left font-semibold">
                {instrumentName(row.position.instrumentId, language)}
              </th>
              <td className={cell}>
                {format.quantity(row.position.quantityUnits)}
                <Margin row={row} />
              </td>
              <td className={cell}>{costText(row, format)}</td>
              <td className={cell}>
                <Flash value={row.position.price}>{priceText(row, format)}</Flash>
              </td>
              <td className={cell}>
                {format.money(row.position.valueUnits, row.currency)}
                <span className="block text-xs text-soft" title={t('portfolio.share')}>
                  {format.percent(row.share, { decimals: 1 })}
                </span>
              </td>
              <td className={cell}>
                <Gain units={row.position.unrealizedUnits} currency={row.currency} />
              </td>
              <td className={cell}>
                <Change fraction={row.returned} />
              </td>
              {Action !== undefined && (
                <td className="py-1 pr-4 text-right">
                  <Action position={row.position} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PositionCards({ rows, Action }: RowsProps) {
  const { format, language } = usePageText();
  return (
    <ul className="pb-1">
      {rows.map((row) => (
        <li
          key={row.position.instrumentId}
          className="flex justify-between gap-3 border-t border-line px-4 py-2.5 first:border-t-0"
        >
          <span className="min-w-0">
            <span className="block truncate font-semibold">{instrumentName(row.position.instrumentId, language)}</span>
            <span className="block text-xs text-soft">
              {format.quantity(row.position.quantityUnits)} × {priceText(row, format)}
            </span>
            <Margin row={row} />
          </span>
          <span className="text-right">
            <span className="block font-semibold">{format.money(row.position.valueUnits, row.currency)}</span>
            <span className="block text-xs">
              <Gain units={row.position.unrealizedUnits} currency={row.currency} /> <Change fraction={row.returned} />
            </span>
          </span>
          {Action !== undefined && <Action position={row.position} />}
        </li>
      ))}
    </ul>
  );
}

/** What is put up for contracts; below zero they are sold short. */
function Margin({ row: { position, currency } }: { readonly row: PositionRow }) {
  const { t, format } = usePageText();
  if (position.futures === undefined) return null;
  const amount = format.money(position.futures.marginUnits, currency);
  return <span className="block text-xs text-soft">{t('portfolio.margin', { amount })}</span>;
}
