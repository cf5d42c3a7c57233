import { documentRef } from '@gaemi/core/collections.ts';
import { defineSubscriber } from '../runtime/define.ts';

/** Somebody has to be told: keeps the alert where the page listens, once. */
export const sendAlerts = defineSubscriber({
  name: 'send-alerts',
  identity: 'desk',
  topic: 'alert-raised',
  async run({ userId, alert }, { store }) {
    await store.createOnce(documentRef('alerts', alert.id, userId), alert);
  },
});
