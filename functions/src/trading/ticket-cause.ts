import { makeId } from '@gaemi/core/base/id.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Cause } from '@gaemi/core/risk/decide-order.ts';
import { manualStrategyId, type Ticket } from '@gaemi/core/trading/ticket.ts';
import { CallableError } from '../runtime/callable-error.ts';

/** A ticket as what asks for an order: the same request is the same order. */
export function ticketCause({ requestId, side }: Ticket): Omit<Cause, 'instrument'> {
  return { id: makeId(manualStrategyId, requestId), strategyId: manualStrategyId, side, confidence: 1 };
}

export function instrumentOf({ instrumentId }: Ticket): Instrument {
  const instrument = findInstrument(instrumentId);
  if (instrument !== undefined) return instrument;
  throw new CallableError('not-found', {
    ko: `종목 "${instrumentId}"을(를) 찾을 수 없습니다.`,
    en: `There is no instrument "${instrumentId}".`,
  });
}
