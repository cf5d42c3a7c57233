import { documentRef } from '@gaemi/core/collections.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { knownValue } from '../../live/live-state.ts';
import { oneDocument } from '../../live/live-target.ts';
import { useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';

type OrderCauseProps = { readonly order: Pick<Order, 'causeId' | 'strategyId'> };

/** The person, the stop that was touched, or the signal with its reasons. */
export function OrderCause({ order }: OrderCauseProps) {
  const { t } = usePageText();
  if (order.strategyId === 'manual') return <p>{t('details.person')}</p>;
  if (order.strategyId === 'stop-loss') return <p>{t('details.stop')}</p>;
  return <SignalCause order={order} />;
}

function SignalCause({ order: { causeId, strategyId } }: OrderCauseProps) {
  const { t, pick, format } = usePageText();
  const signal = knownValue(useLive(oneDocument(documentRef('signals', causeId))));
  if (signal === undefined) {
    return <p className="break-all">{t('details.signalGone', { strategy: strategyId, id: causeId })}</p>;
  }
  return (
    <>
      <p>
        {t('details.signal', {
          strategy: strategyId,
          confidence: format.percent(signal.confidence, { decimals: 0 }),
        })}
      </p>
      <ul className="mt-1 grid list-disc gap-0.5 pl-4 text-soft">
        {signal.reasons.map((reason) => (
          <li key={reason.en}>{pick(reason)}</li>
        ))}
      </ul>
    </>
  );
}
