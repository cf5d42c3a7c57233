import { documentRef } from '@gaemi/core/collections.ts';
import { defineHttp } from '../runtime/define.ts';
import { readManifest } from '../runtime/read-manifest.ts';
import { silentJobs } from './silent-jobs.ts';

const functionsMax = 200;
const boardsMax = 50;

/** Whether the desk runs, without anything personal: for checks from outside and the command line. */
export const health = defineHttp({
  name: 'health',
  identity: 'desk',
  async run({ store, clock }) {
    const [{ names, scheduled }, kept, boards, desk] = await Promise.all([
      readManifest(),
      store.list({ collection: 'jobs', limit: functionsMax }),
      store.list({ collection: 'boards', limit: boardsMax }),
      store.get(documentRef('system', 'desk')),
    ]);
    // Earlier versions may have had functions whose last failure nobody mends any more.
    const jobs = kept.filter(({ name }) => names.has(name));
    const nowMs = clock.nowMs();
    const { speed = 1, marketAtMs: sinceMs = nowMs } = desk?.clock ?? {};
    const silent = silentJobs(scheduled, jobs, { nowMs, speed, sinceMs });
    const failing = jobs.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
    const failingFeeds = boards.filter(({ feed }) => feed.status !== 'ok').map(({ group }) => group);
    const status = statusOf({ hasRun: jobs.length > 0, silent, troubles: [...failing, ...failingFeeds] });
    const newestAtMs = Math.max(0, ...jobs.map(({ atMs }) => atMs));
    return {
      isAlive: status === 'ok' || status === 'degraded',
      body: { status, silent, failing, failingFeeds, functionsSeen: jobs.length, newestAtMs, nowMs },
    };
  },
});

interface Seen {
  readonly hasRun: boolean;
  readonly silent: readonly string[];
  readonly troubles: readonly string[];
}

/** What has stopped comes before what fails: a desk that is dead reports no failure. */
function statusOf({ hasRun, silent, troubles }: Seen): 'idle' | 'silent' | 'degraded' | 'ok' {
  if (!hasRun) return 'idle';
  if (silent.length > 0) return 'silent';
  return troubles.length > 0 ? 'degraded' : 'ok';
}
