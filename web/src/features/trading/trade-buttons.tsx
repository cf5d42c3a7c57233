import { usePageText } from '../../text/use-page-text.ts';
import { TicketButton } from './ticket-button.tsx';

/** Buy and sell, for the page of an instrument. */
export function TradeButtons({ instrumentId }: { readonly instrumentId: string }) {
  const { t } = usePageText();
  return (
    <>
      <TicketButton small look="accent" wish={{ instrumentId, side: 'buy' }}>
        {t('side.buy')}
      </TicketButton>
      <TicketButton small wish={{ instrumentId, side: 'sell' }}>
        {t('side.sell')}
      </TicketButton>
    </>
  );
}
