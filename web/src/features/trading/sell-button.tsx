import { unitsToText } from '@gaemi/core/base/units.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { instrumentName } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { TicketButton } from './ticket-button.tsx';

/** Opens a ticket that closes a whole position at the market; how much and how can be changed there. */
export function SellButton({ position }: { readonly position: Pick<Position, 'instrumentId' | 'quantityUnits'> }) {
  const { t, language } = usePageText();
  const { instrumentId, quantityUnits } = position;
  const isShort = quantityUnits < 0n;
  const side = isShort ? 'buy' : 'sell';
  const quantity = unitsToText(isShort ? -quantityUnits : quantityUnits);
  return (
    <TicketButton
      small
      wish={{ instrumentId, side, type: 'market', quantity }}
      label={`${instrumentName(instrumentId, language)} ${t(`side.${side}`)}`}
    >
      {t(`side.${side}`)}
    </TicketButton>
  );
}
