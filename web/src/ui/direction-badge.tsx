import type { PatternDirection } from '@gaemi/core/signals/patterns/pattern-report.ts';
import { usePageText } from '../text/use-page-text.ts';
import { Badge } from './badge.tsx';

/** Which way something promises to go; the sign is written, since colour alone tells nothing to many. */
export function DirectionBadge({ direction }: { readonly direction: PatternDirection }) {
  const { t } = usePageText();
  if (direction === 'none') return <Badge tone="soft">{t('patterns.none')}</Badge>;
  return <Badge tone={direction}>{direction === 'up' ? `+ ${t('patterns.up')}` : `- ${t('patterns.down')}`}</Badge>;
}
