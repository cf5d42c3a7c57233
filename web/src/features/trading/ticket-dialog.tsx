import { allRefusals } from '@gaemi/core/risk/all-refusals.ts';
import { type FormEvent, useState } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TicketFields } from './ticket-fields.tsx';
import { formOf, readForm, takeNearest, type TicketForm, type TicketWish } from './ticket-form.ts';
import { TicketOutcome } from './ticket-outcome.tsx';
import { TicketPreview } from './ticket-preview.tsx';
import { TicketReview } from './ticket-review.tsx';
import { usePlacing } from './use-placing.ts';
import { type Previewing, usePreview } from './use-preview.ts';

interface TicketDialogProps {
  readonly wish: TicketWish;
  readonly onClose: () => void;
}

/** One order, written, looked at and confirmed. Enter leads to the confirmation and never past it. */
export function TicketDialog({ wish, onClose }: TicketDialogProps) {
  const { t } = usePageText();
  const [form, setForm] = useState(() => formOf(wish));
  const [reviewing, setReviewing] = useState(false);
  const previewing = usePreview(form);
  const placement = usePlacing();
  const change = (next: TicketForm) => {
    setForm(next);
    placement.forget();
  };
  const { status } = placement.placing;
  const isSent = status === 'placed' || status === 'unknown';
  const reading = readForm(form);
  const title = form.replacesOrderId === undefined ? t('ticket.title') : t('ticket.amendTitle');
  return (
    <Dialog wide title={reviewing && !isSent ? t('ticket.reviewTitle') : title} onClose={onClose}>
      {isSent && 'ticket' in reading && (
        <TicketOutcome
          placement={placement}
          onAgain={() => void placement.place(reading.ticket)}
          onAnother={() => {
            change(formOf({ instrumentId: form.instrumentId, side: form.side }));
            setReviewing(false);
          }}
          onClose={onClose}
        />
      )}
      {!isSent && reviewing && 'ticket' in reading && (
        <TicketReview
          ticket={reading.ticket}
          previewing={previewing}
          placing={placement.placing}
          onBack={() => setReviewing(false)}
          onSend={() => void placement.place(reading.ticket)}
        />
      )}
      {!isSent && !reviewing && (
        <Writing
          form={form}
          previewing={previewing}
          onChange={change}
          onReview={() => setReviewing(true)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

interface WritingProps {
  readonly form: TicketForm;
  readonly previewing: Previewing;
  readonly onChange: (form: TicketForm) => void;
  readonly onReview: () => void;
  readonly onClose: () => void;
}

function Writing({ form, previewing, onChange, onReview, onClose }: WritingProps) {
  const { t } = usePageText();
  // Marked once somebody has tried to go on: an empty field is not wrong while it is being filled.
  const [strict, setStrict] = useState(false);
  const isReady = 'ticket' in readForm(form);
  const isRefused = previewing.status === 'ready' && allRefusals(previewing.last).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (isReady) onReview();
  };
  return (
    <form onSubmit={submit} noValidate className="mt-3">
      <div className="grid gap-4 md:grid-cols-2">
        <TicketFields form={form} strict={strict} onChange={onChange} />
        <TicketPreview previewing={previewing} onNearest={(nearest) => onChange(takeNearest(form, nearest))} />
      </div>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('action.close')}</Button>
        <Button type="submit" look={isRefused ? 'plain' : 'accent'} aria-disabled={!isReady}>
          {t(isRefused ? 'ticket.reviewAnyway' : 'ticket.review')}
        </Button>
      </div>
    </form>
  );
}
