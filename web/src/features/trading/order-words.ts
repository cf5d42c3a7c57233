import { type Units, unitsToNumber } from '@gaemi/core/base/units.ts';
import { coinOf } from '@gaemi/core/market/instrument.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { useMemo } from 'react';
import { findInstrument, instrumentName } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';

export type OrderTerms = Pick<
  Order,
  'instrumentId' | 'side' | 'type' | 'size' | 'limitPriceUnits' | 'stopPriceUnits' | 'timeInForce'
>;

/** An order in words, the same wherever it is asked about, told or confirmed. */
export interface OrderWords {
  /** "Buy 0.01 BTC of Bitcoin". */
  readonly headline: (terms: OrderTerms) => string;
  /** How it is filled, and how long it stands. */
  readonly manner: (terms: OrderTerms) => readonly string[];
  readonly size: (terms: Pick<OrderTerms, 'instrumentId' | 'size'>) => string;
  /** The same without what is less than a won or a cent. */
  readonly shortSize: OrderWords['size'];
  /** In the instrument's currency, or in the points of an index. */
  readonly price: (price: number, instrumentId: string) => string;
  readonly exactPrice: (units: Units, instrumentId: string) => string;
  /** What one counts: coins by their name, shares, contracts. */
  readonly unit: (instrumentId: string) => string;
  readonly money: (units: Units, instrumentId: string) => string;
  readonly quantity: (units: Units, instrumentId: string) => string;
  /** The name of a rule, or its own id when it is younger than this page. */
  readonly rule: (rule: string) => string;
  /** The person, the stop, or a strategy by its id. */
  readonly source: (strategyId: string) => string;
}

export function useOrderWords(): OrderWords {
  const { t, format, language } = usePageText();
  return useMemo(() => {
    const money = (units: Units, instrumentId: string) =>
      format.exact(units, findInstrument(instrumentId)?.currency ?? 'USD');
    const unit = (instrumentId: string) => {
      const instrument = findInstrument(instrumentId);
      return instrument?.kind === 'stock' || instrument?.kind === 'future'
        ? t(`unit.${instrument.kind}`)
        : instrument === undefined
          ? ''
          : coinOf(instrument);
    };
    const quantity = (units: Units, instrumentId: string) =>
      t(findInstrument(instrumentId)?.kind === 'crypto' ? 'unit.apart' : 'unit.together', {
        n: format.quantity(units),
        unit: unit(instrumentId),
      });
    const price = (value: number, instrumentId: string) => format.quote(value, findInstrument(instrumentId));
    const exactPrice = (units: Units, instrumentId: string) =>
      findInstrument(instrumentId)?.multiplierUnits === undefined
        ? money(units, instrumentId)
        : price(unitsToNumber(units), instrumentId);
    const sizeBy =
      (amount: (units: Units, instrumentId: string) => string): OrderWords['size'] =>
      ({ instrumentId, size: { by, units } }) =>
        by === 'quantity' ? quantity(units, instrumentId) : t('say.worth', { amount: amount(units, instrumentId) });
    const size = sizeBy(money);
    return {
      money,
      quantity,
      unit,
      price,
      exactPrice,
      size,
      shortSize: sizeBy((units, id) => format.money(units, findInstrument(id)?.currency ?? 'USD')),
      headline: (terms) =>
        t(`say.${terms.side}`, { instrument: instrumentName(terms.instrumentId, language), size: size(terms) }),
      manner({ instrumentId, side, type, limitPriceUnits = 0n, stopPriceUnits = 0n, timeInForce = 'gtc' }) {
        const [limit, stop] = [exactPrice(limitPriceUnits, instrumentId), exactPrice(stopPriceUnits, instrumentId)];
        return [t(`say.${type}.${side}`, { limit, stop }), t(`say.${timeInForce}`)];
      },
      rule: (rule) => (isNamedRule(rule) ? t(`rule.${rule}`) : rule),
      source: (strategyId) => (isNamedSource(strategyId) ? t(`source.${strategyId}`) : strategyId),
    };
  }, [t, format, language]);
}

const namedRules = [
  'trading-enabled',
  'open-incident',
  'daily-loss',
  'volatility',
  'position-size',
  'stop-loss',
  'tradable',
  'fresh-quote',
  'fresh-signal',
  'one-mind',
  'strategy-enabled',
  'strategy-capital',
  'confidence',
  'available-funds',
  'minimum-order',
  'order-terms',
  'lot',
  'price-limit',
  'order-window',
  'venue',
  'cancelled',
] as const;

function isNamedRule(rule: string): rule is (typeof namedRules)[number] {
  return namedRules.some((named) => named === rule);
}

const namedSources = ['manual', 'stop-loss'] as const;

function isNamedSource(source: string): source is (typeof namedSources)[number] {
  return namedSources.some((named) => named === source);
}
