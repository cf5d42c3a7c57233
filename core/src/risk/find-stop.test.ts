import { describe, expect, it } from 'vitest';
import { noonMs, positionOf, quoteOf, units } from '../testing/samples.ts';
import { stopCauseId, touchedStop } from './find-stop.ts';
import { defaultLimits } from './settings.ts';

const position = positionOf({ costUnits: units(1_000_000) });

describe('a stop', () => {
  it('is touched at the loss it allows, not before', () => {
    expect(touchedStop(position, quoteOf(95_000_001), defaultLimits)).toBeUndefined();
    expect(touchedStop(position, quoteOf(95_000_000), defaultLimits)).toEqual({ lossFraction: 0.05 });
    expect(touchedStop(position, quoteOf(50_000_000), defaultLimits)).toEqual({ lossFraction: 0.5 });
  });

  it('is not touched by a position that is closed or cost nothing', () => {
    expect(touchedStop({ ...position, quantityUnits: 0n }, quoteOf(1), defaultLimits)).toBeUndefined();
    expect(touchedStop({ ...position, costUnits: 0n }, quoteOf(1), defaultLimits)).toBeUndefined();
  });

  it('is not touched by what is less than a lot: no venue would take it', () => {
    const abroad = { ...position, instrumentId: 'binance:BTC-USDT', currency: 'USDT', costUnits: units(100) };
    const quote = quoteOf(1000, { instrumentId: abroad.instrumentId });
    expect(touchedStop({ ...abroad, quantityUnits: units('0.00000999') }, quote, defaultLimits)).toBeUndefined();
    expect(touchedStop({ ...abroad, quantityUnits: units('0.00001') }, quote, defaultLimits)).toBeDefined();
  });

  it('is the same cause for one episode, however often it is looked at', () => {
    const later = { ...position, quantityUnits: units('0.02'), updatedAtMs: noonMs + 99 };
    expect(stopCauseId(position)).toBe(`stop_KRW-BTC_${noonMs}`);
    expect(stopCauseId(later)).toBe(stopCauseId(position));
    expect(stopCauseId({ ...position, openedAtMs: noonMs + 1 }), 'opened anew').not.toBe(stopCauseId(position));
  });

  it('has a further cause for a further attempt', () => {
    expect(stopCauseId(position, 1)).toBe(`stop_KRW-BTC_${noonMs}_1`);
  });
});
