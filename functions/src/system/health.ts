import { defineHttp } from '../runtime/define.ts';

const functionsMax = 200;

/** Whether the desk runs, without anything personal: for uptime checks and the command line. */
export const health = defineHttp({
  name: 'health',
  identity: 'desk',
  async run({ store, clock }) {
    const jobs = await store.list({ collection: 'jobs', limit: functionsMax });
    const failing = jobs.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    const newestAtMs = Math.max(0, ...jobs.map(({ atMs }) => atMs));
    const status = jobs.length === 0 ? 'idle' : failing.length === 0 ? 'ok' : 'degraded';
    return { status, failing, functionsSeen: jobs.length, newestAtMs, nowMs: clock.nowMs() };
  },
});
