import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { CashButton } from '../features/ledger/cash-button.tsx';
import { KpiStrip } from '../features/portfolio/kpi-strip.tsx';
import { PositionsPanel } from '../features/portfolio/positions-panel.tsx';
import { RiskPanel } from '../features/risk/risk-panel.tsx';
import { OrdersPanel } from '../features/trading/orders-panel.tsx';
import { SellButton } from '../features/trading/sell-button.tsx';
import { TicketButton } from '../features/trading/ticket-button.tsx';
import { firstInstrumentId } from '../live/instruments.ts';
import { useOrders } from '../live/use-orders.ts';
import { usePortfolio } from '../live/use-portfolio.ts';
import { usePageText } from '../text/use-page-text.ts';

// What shows the account and what lies below the first screen, in one chunk: it comes while the desk is still being
// connected to. Each part listens for itself, so that a new price draws only what shows it.

export { AlertsPanel } from '../features/risk/alerts-panel.tsx';
export { SignalsPanel } from '../features/signals/signals-panel.tsx';
export { JobsPanel } from '../features/system/jobs-panel.tsx';

interface PartProps {
  readonly className: string;
}

export function Account() {
  const portfolio = usePortfolio();
  return <KpiStrip state={portfolio} action={<CashButton />} />;
}

export function Risk({ instrument, className }: PartProps & { readonly instrument: Instrument }) {
  return <RiskPanel instrument={instrument} portfolio={usePortfolio()} className={className} />;
}

export function Positions({ className }: PartProps) {
  return <PositionsPanel state={usePortfolio()} className={className} Action={SellButton} />;
}

export function Orders({ className }: PartProps) {
  const { t } = usePageText();
  return (
    <OrdersPanel
      state={useOrders()}
      className={className}
      action={
        <TicketButton small look="accent" wish={{ instrumentId: firstInstrumentId }}>
          {t('ticket.open')}
        </TicketButton>
      }
    />
  );
}
