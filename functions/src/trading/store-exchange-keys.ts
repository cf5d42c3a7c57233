import { makeId } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { daysLeft, describeKeys, readKeys } from '@gaemi/core/trading/venue-keys.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';

/**
 * A person hands in the keys of a venue. Its identity may put keys into the safe and not take any out, so that the page can
 * write and never read.
 */
export const storeExchangeKeys = defineCallable({
  name: 'store-exchange-keys',
  identity: 'keeper',
  uses: ['keySafe'],
  async run({ venue, keys: given, madeAtMs }, { userId }, { store, publish, clock, keySafe, log }) {
    const nowMs = clock.nowMs();
    const reading = readKeys(venue, given);
    if ('faults' in reading) throw refusal(reading.faults.join('; '));
    const { keys } = reading;
    if (madeAtMs !== undefined && madeAtMs > nowMs) throw refusal('madeAtMs lies in the future');
    const described = describeKeys(venue, { keys, madeAtMs }, nowMs);
    const days = daysLeft(described, nowMs);
    if (days !== undefined && days < 0) throw refusal('these keys have ended already: make new ones');
    try {
      await (await keySafe()).putSecret({ userId, venue }, keys);
    } catch (error) {
      // By its name alone: whatever stood in the way may quote what it was given.
      log.error('the keys could not be kept', { errorName: error instanceof Error ? error.name : 'unknown' });
      throw new CallableError('unavailable', {
        ko: '키를 저장하지 못했습니다. 잠시 후 다시 시도해 주세요.',
        en: 'The keys could not be kept: try again in a moment.',
      });
    }
    await store.set(documentRef('venueKeys', venue, userId), described);
    await publish('alert-raised', { userId, alert: alertOf(venue, described.hint, nowMs), atMs: nowMs });
    return days === undefined ? described : { ...described, daysLeft: days };
  },
});

/** Whoever did not do this themselves has to know. */
function alertOf(venue: string, hint: string, atMs: number) {
  const text = {
    ko: `${venue} 거래소 키 ${hint}가 저장되었습니다.`,
    en: `The keys ${hint} of ${venue} have been stored.`,
  };
  return { id: makeId('keys', venue, atMs), level: 'warning' as const, text, atMs };
}

function refusal(fault: string): CallableError {
  return new CallableError('invalid-argument', {
    ko: `키를 저장할 수 없습니다: ${fault}`,
    en: `These keys cannot be stored: ${fault}`,
  });
}
