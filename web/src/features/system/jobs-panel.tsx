import type { Job } from '@gaemi/core/base/job.ts';
import clsx from 'clsx';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { newestDocuments } from '../../live/live-target.ts';
import { useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { LivePanel } from '../../ui/panel.tsx';

/** More functions than there are; they come in the order of their names, so the last would be missing. */
const functionsMax = 200;
const jobsTarget = newestDocuments({ collection: 'jobs', limit: functionsMax });

/** How each function's newest run went; failing ones stand first. */
export function JobsPanel({ className }: { readonly className?: string }) {
  const { t } = usePageText();
  const jobs = useLive(jobsTarget);
  return (
    <LivePanel
      title={t('system.title')}
      state={jobs}
      rows={1}
      empty={{ title: t('system.empty'), hint: t('system.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {(value) => (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-2 px-4 pb-4">
          {value.toSorted(failingFirst).map((job) => (
            <JobTile key={job.name} job={job} />
          ))}
        </ul>
      )}
    </LivePanel>
  );
}

function JobTile({ job }: { readonly job: Job }) {
  const { t, format } = usePageText();
  const failing = job.outcome !== 'succeeded';
  const Icon = failing ? TriangleAlert : CircleCheck;
  return (
    <li
      data-outcome={job.outcome}
      className={clsx('min-w-0 rounded-lg border px-3 py-2', failing ? 'border-warn-ink' : 'border-line')}
    >
      <p className="flex items-center gap-1.5 font-medium">
        <Icon size={14} className={clsx('shrink-0', failing ? 'text-warn-ink' : 'text-good')} aria-hidden="true" />
        <span className="min-w-0 truncate">{job.name}</span>
        <span className={clsx('ml-auto shrink-0 text-xs', failing ? 'text-warn-ink' : 'text-soft')}>
          {t(`system.${job.outcome}`)}
        </span>
      </p>
      <p className="mt-0.5 truncate text-xs text-soft">
        {t('system.run', { time: format.date(job.atMs), duration: format.number(Math.round(job.durationMs)) })}
      </p>
      {job.error !== undefined && (
        <p className="mt-0.5 truncate text-xs text-warn-ink" title={job.error}>
          {job.error}
        </p>
      )}
    </li>
  );
}

function failingFirst(left: Job, right: Job): number {
  const rank = (job: Job) => (job.outcome === 'succeeded' ? 1 : 0);
  return rank(left) - rank(right) || left.name.localeCompare(right.name);
}
