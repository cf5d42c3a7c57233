import { documentRef } from '@gaemi/core/collections.ts';
import type { Incident } from '@gaemi/core/risk/incident.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';

/** A person has looked into an incident and says what it was; the books are verified again within the hour. */
export const resolveIncident = defineCallable({
  name: 'resolve-incident',
  identity: 'desk',
  run: ({ incidentId, note }, { userId, email }, { store, clock }) =>
    store.transact(async (transaction): Promise<Incident> => {
      const ref = documentRef('incidents', incidentId, userId);
      const [incident] = await transaction.getMany([ref]);
      if (incident === undefined) {
        throw new CallableError('not-found', {
          ko: `사고 "${incidentId}"을(를) 찾을 수 없습니다.`,
          en: `There is no incident "${incidentId}".`,
        });
      }
      if (incident.status === 'resolved') return incident;
      const by = { resolvedAtMs: clock.nowMs(), resolvedBy: email ?? userId, note };
      const resolved: Incident = { ...incident, ...by, status: 'resolved' };
      transaction.set(ref, resolved);
      return resolved;
    }),
});
