import type { Side } from '@gaemi/core/signals/signal.ts';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useText } from '../text/use-text.ts';

const tones = {
  soft: 'bg-raised text-soft',
  accent: 'border border-accent text-accent',
  warn: 'bg-raised text-warn-ink',
  good: 'bg-raised text-good',
  up: 'bg-up/12 text-up',
  down: 'bg-down/12 text-down',
} as const;

interface BadgeProps {
  readonly tone: keyof typeof tones;
  readonly title?: string;
  readonly children: ReactNode;
}

export function Badge({ tone, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 text-xs font-semibold whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

export function SideBadge({ side }: { readonly side: Side }) {
  const { t } = useText();
  return <Badge tone={side === 'buy' ? 'up' : 'down'}>{t(`side.${side}`)}</Badge>;
}
