import { describe, expect, it } from 'vitest';
import { fillOf, noonMs, orderOf } from '../testing/samples.ts';
import { hearVenue } from './hear-venue.ts';

const step = { atMs: noonMs + 1, causeId: 'venue' };
const [first, second] = [fillOf(), fillOf({ id: 'order_s_1' })];

describe('the word of a venue', () => {
  it('fills an order part by part, whatever order its answers come in', () => {
    const open = hearVenue(orderOf({ status: 'submitted' }), { status: 'open', fills: [] }, step);
    expect(open.status).toBe('open');
    const part = hearVenue(open, { status: 'open', fills: [second, first] }, step);
    expect([part.status, part.fills.map(({ id }) => id)]).toEqual(['partially-filled', ['order_s_1', 'order_s_0']]);
    expect(hearVenue(part, { status: 'open', fills: [first] }, step), 'overtaken').toBe(part);
    const whole = hearVenue(part, { status: 'filled', fills: [first, second, second] }, step);
    expect([whole.status, whole.fills]).toEqual(['filled', [second, first]]);
    expect(whole.history.map(({ status }) => status)).toEqual(['accepted', 'open', 'partially-filled', 'filled']);
  });

  it('names an order once it has a name for it, and a name alone is no step', () => {
    const open = hearVenue(orderOf({ status: 'submitted' }), { status: 'open', fills: [] }, step);
    const named = hearVenue(open, { status: 'open', fills: [], idAtVenue: '0000117057' }, step);
    expect([named.idAtVenue, named.history]).toEqual(['0000117057', open.history]);
    expect(hearVenue(named, { status: 'open', fills: [], idAtVenue: '0000117057' }, step)).toBe(named);
    const filled = hearVenue(named, { status: 'filled', fills: [first] }, step);
    expect(filled.idAtVenue, 'an answer that leaves it out takes nothing away').toBe('0000117057');
  });

  it('says nothing new about what has ended', () => {
    const ended = orderOf({ status: 'cancelled' });
    expect(hearVenue(ended, { status: 'filled', fills: [first] }, step)).toBe(ended);
  });

  it('is unknown only while it has never been heard', () => {
    const unknown = hearVenue(orderOf({ status: 'submitted' }), { status: 'unknown', reason: 'time-out' }, step);
    expect(unknown.status).toBe('unknown');
    expect(hearVenue(unknown, { status: 'unknown', reason: 'time-out' }, step)).toBe(unknown);
    const open = orderOf({ status: 'open' });
    expect(hearVenue(open, { status: 'unknown', reason: 'time-out' }, step)).toBe(open);
  });

  it('keeps what was filled when the rest is cancelled, expired or turned away', () => {
    const part = orderOf({ status: 'partially-filled', fills: [first] });
    const cancelled = hearVenue(part, { status: 'cancelled', fills: [first, second], reason: 'as asked' }, step);
    expect([cancelled.status, cancelled.fills.length, cancelled.refusals.length]).toEqual(['cancelled', 2, 1]);
    expect(hearVenue(part, { status: 'expired', fills: [first] }, step).status).toBe('expired');
    const said = { ko: '장이 끝났습니다', en: 'its session is over' };
    const expired = hearVenue(part, { status: 'expired', fills: [first], reason: said }, step);
    expect(expired.refusals.at(-1)?.text, 'in both languages where the venue speaks both').toEqual({
      ko: '거래소: 장이 끝났습니다',
      en: 'The venue says: its session is over',
    });
    const turnedAway = hearVenue(part, { status: 'rejected', reason: 'maintenance' }, step);
    expect([turnedAway.status, turnedAway.fills]).toEqual(['cancelled', [first]]);
    const nothing = hearVenue(orderOf({ status: 'open' }), { status: 'rejected', reason: 'maintenance' }, step);
    expect([nothing.status, nothing.refusals[0]?.text.en]).toEqual(['rejected', 'The venue says: maintenance']);
  });
});
