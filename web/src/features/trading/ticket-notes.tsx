import { unitsFromNumber, unitsToText } from '@gaemi/core/base/units.ts';
import { findInstrument } from '../../live/instruments.ts';
import { knownValue } from '../../live/live-state.ts';
import { useBalance } from '../../live/use-accounts.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useMarketNow } from '../../live/use-desk.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { useOrderWords } from './order-words.ts';
import { hasLimit, isContract, type TicketForm } from './ticket-form.ts';

interface QuoteLineProps {
  readonly form: TicketForm;
  readonly onTake: (limit: string) => void;
}

/** The price now with its age, which can be taken as the limit. */
export function QuoteLine({ form, onTake }: QuoteLineProps) {
  const { t, age } = usePageText();
  const words = useOrderWords();
  const quote = quoteOf(knownValue(useBoards()) ?? [], form.instrumentId);
  const nowMs = useMarketNow();
  if (quote === undefined) return <p className="text-xs text-warn-ink">{t('market.noQuote')}</p>;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-soft">
      {t('ticket.currentPrice')}
      <span className="text-sm font-semibold text-ink">{words.price(quote.price, form.instrumentId)}</span>
      {age(nowMs - quote.atMs)}
      {hasLimit(form) && (
        <button
          type="button"
          onClick={() => onTake(unitsToText(unitsFromNumber(quote.price)))}
          className="min-h-6 rounded-md border border-line px-1.5 font-semibold text-accent hover:bg-raised"
        >
          {t('ticket.takePrice')}
        </button>
      )}
    </p>
  );
}

interface AvailableLineProps {
  readonly form: TicketForm;
  readonly onAll: (amount: string) => void;
}

/** What may be spent or sold; a sale can take all of it. */
export function AvailableLine({ form, onAll }: AvailableLineProps) {
  const { t } = usePageText();
  const words = useOrderWords();
  const instrument = findInstrument(form.instrumentId);
  const [cash, holding] = [
    useBalance('cash', instrument?.currency ?? 'KRW'),
    useBalance('holding', instrument?.asset ?? 'KRW'),
  ];
  const isPaid = form.side === 'buy' || isContract(form);
  const available = isPaid ? cash : holding;
  if (available === undefined) return null;
  const text = isPaid
    ? t('ticket.availableCash', { amount: words.money(available, form.instrumentId) })
    : t('ticket.availableHolding', { amount: words.quantity(available, form.instrumentId) });
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-soft">
      {text}
      {!isPaid && available > 0n && (
        <button
          type="button"
          onClick={() => onAll(unitsToText(available))}
          className="min-h-6 rounded-md border border-line px-1.5 font-semibold text-accent hover:bg-raised"
        >
          {t('ticket.everything')}
        </button>
      )}
    </p>
  );
}
