import type { Text } from '@gaemi/core/base/text.ts';
import type { CallableInput, CallableOutput } from '@gaemi/core/callables.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Incident } from '@gaemi/core/risk/incident.ts';
import { daysLeft, describeKeys, readKeys } from '@gaemi/core/trading/venue-keys.ts';
import { CallableFault } from '../live/callable-fault.ts';
import { fakeUserId } from './fake-account.ts';
import { type Documents, put, readBack } from './document-map.ts';

/** What concerns the person's own account: incidents, keys, and where orders go. */
export function fakeAccountAsks(documents: Documents, refresh: () => void) {
  return {
    'resolve-incident'({ incidentId, note }: CallableInput<'resolve-incident'>): Incident {
      const ref = documentRef('incidents', incidentId, fakeUserId);
      const incident = readBack(documents, ref);
      if (incident === undefined) throw refusal({ ko: '그런 사고가 없습니다.', en: 'There is no such incident.' });
      const by = { resolvedAtMs: Date.now(), resolvedBy: 'demo@gaemi.local', note };
      const after: Incident = { ...incident, ...by, status: 'resolved' };
      put(documents, ref, after);
      refresh();
      return after;
    },
    'store-exchange-keys'(input: CallableInput<'store-exchange-keys'>): CallableOutput<'store-exchange-keys'> {
      const reading = readKeys(input.venue, input.keys);
      if ('faults' in reading) throw refusal({ ko: '키를 저장할 수 없습니다.', en: 'These keys cannot be stored.' });
      const described = describeKeys(input.venue, { ...reading, madeAtMs: input.madeAtMs }, Date.now());
      put(documents, documentRef('venueKeys', input.venue, fakeUserId), described);
      refresh();
      const days = daysLeft(described, Date.now());
      return days === undefined ? described : { ...described, daysLeft: days };
    },
    'choose-venue-account'({ venueAccount, confirmation }: CallableInput<'choose-venue-account'>) {
      const portfolio = readBack(documents, documentRef('portfolio', 'current', fakeUserId));
      if (venueAccount !== 'paper' && confirmation !== 'LIVE') throw refusal(typeLive);
      if ((portfolio?.positions ?? []).length > 0) throw refusal(holdsSomething);
      const ref = documentRef('settings', 'trading', fakeUserId);
      const settings = readBack(documents, ref);
      if (settings !== undefined) put(documents, ref, { ...settings, venueAccount });
      refresh();
      return { venueAccount };
    },
    'allow-shorts'({ allowed }: CallableInput<'allow-shorts'>) {
      const ref = documentRef('settings', 'trading', fakeUserId);
      const settings = readBack(documents, ref);
      if (settings !== undefined) put(documents, ref, { ...settings, shorts: allowed });
      refresh();
      return { allowed };
    },
  };
}

const typeLive: Text = { ko: '실계좌를 선택하려면 LIVE를 입력하세요.', en: 'Type LIVE to choose a real account.' };
const holdsSomething: Text = {
  ko: '보유 자산과 진행 중인 주문이 없을 때만 계좌를 바꿀 수 있습니다.',
  en: 'Sell what you hold and wait for your orders to end: only then the account can change.',
};

function refusal(text: Text): CallableFault {
  return new CallableFault(text.en, text);
}
