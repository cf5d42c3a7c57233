import { allRefusals } from '@gaemi/core/risk/all-refusals.ts';
import type { Ticket } from '@gaemi/core/trading/ticket.ts';
import { knownValue } from '../../live/live-state.ts';
import { useSettings } from '../../live/use-settings.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { isPaid } from './is-paid.ts';
import { useOrderWords } from './order-words.ts';
import type { Placing } from './use-placing.ts';
import { type Previewing } from './use-preview.ts';
import { useVenueName } from './use-venue-name.ts';

interface TicketReviewProps {
  readonly ticket: Omit<Ticket, 'requestId'>;
  readonly previewing: Previewing;
  readonly placing: Placing;
  readonly onBack: () => void;
  readonly onSend: () => void;
}

/** The order in words, as the desk would place it. The button that sends never has the focus by itself. */
export function TicketReview({ ticket, previewing, placing, onBack, onSend }: TicketReviewProps) {
  const { t, pick } = usePageText();
  const words = useOrderWords();
  // What is still being asked about may be the answer to an older ticket.
  const preview = previewing.status === 'ready' ? previewing.last : undefined;
  const terms = preview?.order ?? ticket;
  const isBusy = placing.status === 'busy';
  const isUnseen = previewing.status === 'asking';
  const refusals = preview === undefined ? [] : allRefusals(preview);
  return (
    <div className="mt-3">
      <p className="text-base font-semibold">{words.headline(terms)}</p>
      <ul className="mt-1 grid gap-0.5">
        {words.manner(terms).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <Cost previewing={previewing} />
        {ticket.replacesOrderId !== undefined && (
          <li className="text-warn-ink">{t('say.replaces', { id: ticket.replacesOrderId })}</li>
        )}
      </ul>
      <VenueNote />
      {refusals.length > 0 && (
        <div className="mt-3 rounded-lg border border-line bg-raised/40 p-2 text-xs">
          <p className="font-semibold text-warn-ink">{t('ticket.wouldRefuse')}</p>
          {refusals.map(({ rule, text }) => (
            <p key={rule}>{pick(text)}</p>
          ))}
        </div>
      )}
      <p role="status" className="mt-3 min-h-5 text-sm text-warn-ink">
        {isBusy && <span className="text-soft">{t('ticket.sending')}</span>}
        {placing.status === 'failed' && t('ticket.failed', { reason: placing.text })}
      </p>
      <p className="mt-1 text-xs text-soft">{t('ticket.noKey')}</p>
      <div className="mt-3 flex justify-end gap-2">
        <Button ref={focusFirst} aria-disabled={isBusy} onClick={() => isBusy || onBack()}>
          {t('ticket.back')}
        </Button>
        <Button look="accent" aria-disabled={isBusy || isUnseen} onClick={() => isUnseen || onSend()} data-send="">
          {t('ticket.send')}
        </Button>
      </div>
    </div>
  );
}

/** The step back gets the focus: whoever holds Enter down goes back and forth and sends nothing. */
function focusFirst(button: HTMLButtonElement | null): void {
  button?.focus();
}

function Cost({ previewing }: Pick<TicketReviewProps, 'previewing'>) {
  const { t } = usePageText();
  const words = useOrderWords();
  if (previewing.status === 'failed')
    return <li className="text-warn-ink">{t('ticket.previewFailed', { reason: previewing.text })}</li>;
  if (previewing.status !== 'ready') return <li className="text-soft">{t('ticket.previewing')}</li>;
  const { estimate, order } = previewing.last;
  if (estimate === undefined) return <li className="text-warn-ink">{t('ticket.noPrice')}</li>;
  const money = (units: bigint) => words.money(units, order.instrumentId);
  return (
    <li>
      {t(isPaid(order) ? 'say.pay' : 'say.receive', {
        total: money(estimate.totalUnits),
        fee: money(estimate.feeUnits),
        tax: money(estimate.taxUnits),
      })}
    </li>
  );
}

/** Whether it is about real money. */
function VenueNote() {
  const { t } = usePageText();
  const venueName = useVenueName();
  const account = knownValue(useSettings())?.venueAccount ?? 'paper';
  if (account === 'paper') return <p className="mt-2 text-xs text-soft">{t('say.paper')}</p>;
  return (
    <p className="mt-2 rounded-lg border border-warn px-2 py-1.5 text-sm font-semibold text-warn-ink">
      {t('say.real', { venue: venueName(account) })}
    </p>
  );
}
