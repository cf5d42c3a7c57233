import { allRefusals } from '@gaemi/core/risk/all-refusals.ts';
import type { Refusal } from '@gaemi/core/trading/order.ts';
import { Check, X } from 'lucide-react';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { useOrderWords } from './order-words.ts';
import { TicketCost } from './ticket-cost.tsx';
import { type Preview, type Previewing } from './use-preview.ts';

interface TicketPreviewProps {
  readonly previewing: Previewing;
  readonly onNearest: (nearest: NonNullable<Refusal['nearest']>) => void;
}

/** What the desk would make of the ticket: rounded, with its cost and every gate's verdict. */
export function TicketPreview({ previewing, onNearest }: TicketPreviewProps) {
  const { t } = usePageText();
  const preview = 'last' in previewing ? previewing.last : undefined;
  return (
    <section
      aria-label={t('ticket.preview')}
      aria-busy={previewing.status === 'asking'}
      data-preview={previewing.status}
      className="min-w-0 rounded-xl border border-line bg-raised/40 p-3 text-sm"
    >
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">{t('ticket.preview')}</h3>
        <p role="status" className="text-xs text-soft">
          {previewing.status === 'asking' && t('ticket.previewing')}
        </p>
      </div>
      {previewing.status === 'none' && <p className="mt-1 text-xs text-soft">{t('ticket.fill')}</p>}
      {previewing.status === 'failed' && (
        <p role="alert" className="mt-1 text-xs text-warn-ink">
          {t('ticket.previewFailed', { reason: previewing.text })}
        </p>
      )}
      {preview !== undefined && (
        <div className={previewing.status === 'asking' ? 'grayscale' : undefined}>
          <TicketCost preview={preview} />
          <Waits preview={preview} />
          <Refusals preview={preview} onNearest={onNearest} />
          <Gates preview={preview} />
        </div>
      )}
    </section>
  );
}

function Waits({ preview: { waitsUntilMs } }: { readonly preview: Preview }) {
  const { t, format } = usePageText();
  if (waitsUntilMs === undefined) return null;
  return <p className="mt-2 text-xs text-warn-ink">{t('ticket.waits', { time: format.dateTime(waitsUntilMs) })}</p>;
}

interface RefusalsProps {
  readonly preview: Preview;
  readonly onNearest: TicketPreviewProps['onNearest'];
}

function Refusals({ preview, onNearest }: RefusalsProps) {
  const { t, pick } = usePageText();
  const words = useOrderWords();
  const { instrumentId } = preview.order;
  const refusals = allRefusals(preview);
  if (refusals.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-2" aria-label={t('orders.refusals')}>
      {refusals.map(({ rule, text, nearest }) => (
        <li key={rule} data-refusal={rule} className="rounded-lg border border-line bg-panel p-2 text-xs">
          <p className="font-semibold text-warn-ink">{words.rule(rule)}</p>
          <p>{pick(text)}</p>
          {nearest !== undefined && (
            <Button className="mt-1.5 min-h-8 px-2 text-xs" onClick={() => onNearest(nearest)}>
              {t('ticket.nearest', { order: nearestText(nearest) })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );

  function nearestText({ quantityUnits, limitPriceUnits, stopPriceUnits }: NonNullable<Refusal['nearest']>): string {
    return [
      ...(quantityUnits === undefined ? [] : [words.quantity(quantityUnits, instrumentId)]),
      ...[limitPriceUnits, stopPriceUnits].flatMap((units) =>
        units === undefined ? [] : [words.exactPrice(units, instrumentId)],
      ),
    ].join(', ');
  }
}

function Gates({ preview: { verdicts } }: { readonly preview: Preview }) {
  const { t } = usePageText();
  const words = useOrderWords();
  const passed = verdicts.filter(({ refusal }) => refusal === undefined).length;
  const all = passed === verdicts.length;
  return (
    <details className="mt-3 text-xs" open={!all}>
      <summary className={all ? 'min-h-6 text-good' : 'min-h-6 text-warn-ink'}>
        {all ? t('ticket.allPass') : t('ticket.gates', { passed, all: verdicts.length })}
      </summary>
      <ul className="mt-1.5 grid gap-1 sm:grid-cols-2">
        {verdicts.map(({ rule, refusal }) => (
          <li key={rule} data-gate={rule} data-passes={refusal === undefined} className="flex items-center gap-1.5">
            {refusal === undefined ? (
              <Check size={13} className="shrink-0 text-good" aria-hidden="true" />
            ) : (
              <X size={13} className="shrink-0 text-warn-ink" aria-hidden="true" />
            )}
            <span>{words.rule(rule)}</span>
            <span className={refusal === undefined ? 'text-soft' : 'font-semibold text-warn-ink'}>
              {t(refusal === undefined ? 'ticket.passed' : 'ticket.refused')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
