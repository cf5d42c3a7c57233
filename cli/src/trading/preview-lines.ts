import { formatUnits } from '@gaemi/core/base/format.ts';
import { unitsToText } from '@gaemi/core/base/units.ts';
import type { CallableOutput } from '@gaemi/core/callables.ts';
import { coinOf } from '@gaemi/core/market/instrument.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';

type Preview = CallableOutput<'preview-order'>;

/** What an order would be: what was rounded, what it costs, and what each gate says. */
export function previewLines({ order, roundings, estimate, verdicts, refusals, waitsUntilMs }: Preview): string {
  const instrument = findInstrument(order.instrumentId);
  const money = (units: bigint) => formatUnits(units, instrument?.currency ?? '');
  const rows: [string, string][] = [
    ...roundings.map(({ field, askedUnits, roundedUnits }): [string, string] => [
      fieldNames[field],
      `${unitsToText(askedUnits)} is rounded to ${unitsToText(roundedUnits)}`,
    ]),
    ...(estimate === undefined
      ? []
      : ([
          [
            'price',
            formatUnits(estimate.priceUnits, order.contracts === undefined ? (instrument?.currency ?? '') : 'points'),
          ],
          ['quantity', `${unitsToText(estimate.quantityUnits)} ${instrument === undefined ? '' : coinOf(instrument)}`],
          ['gross', money(estimate.grossUnits)],
          ['fee', money(estimate.feeUnits)],
          ['tax', money(estimate.taxUnits)],
          ...contractRows(order),
          ...(estimate.marginUnits === undefined ? [] : [['margin', money(estimate.marginUnits)] as [string, string]]),
          [order.side === 'buy' || order.contracts !== undefined ? 'to pay' : 'to receive', money(estimate.totalUnits)],
        ] satisfies [string, string][])),
    ...(waitsUntilMs === undefined ? [] : [['waits until', new Date(waitsUntilMs).toISOString()] as [string, string]]),
    ...refusals.map(({ rule, nearest }): [string, string] => [rule, `refused${nearestOf(nearest)}`]),
    ...verdicts
      .filter(({ rule }) => refusals.every((refusal) => refusal.rule !== rule))
      .map(({ rule, refusal }): [string, string] => [rule, refusal === undefined ? 'passes' : 'refused']),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join('\n');
}

/** Of futures: what is closed of what is held, and what is opened beside it. */
function contractRows({ contracts }: Preview['order']): [string, string][] {
  if (contracts === undefined) return [];
  const { closesUnits, opensUnits } = contracts;
  return [
    ['closes', unitsToText(closesUnits)],
    ['opens', unitsToText(opensUnits)],
  ];
}

const fieldNames = { limitPrice: 'limit', stopPrice: 'stop', quantity: 'quantity' } as const;

function nearestOf(nearest: Preview['refusals'][number]['nearest']): string {
  if (nearest === undefined) return '';
  const { quantityUnits, limitPriceUnits, stopPriceUnits } = nearest;
  const options = [
    quantityUnits === undefined ? [] : `--quantity ${unitsToText(quantityUnits)}`,
    limitPriceUnits === undefined ? [] : `--limit ${unitsToText(limitPriceUnits)}`,
    stopPriceUnits === undefined ? [] : `--stop ${unitsToText(stopPriceUnits)}`,
  ].flat();
  return `; the nearest that it would take: ${options.join(' ')}`;
}
