/** What lies below the first screen, in one chunk that nobody waits for. */
export { AlertsPanel } from '../features/risk/alerts-panel.tsx';
export { RiskPanel } from '../features/risk/risk-panel.tsx';
export { SignalsPanel } from '../features/signals/signals-panel.tsx';
export { JobsPanel } from '../features/system/jobs-panel.tsx';
export { PositionsPanel } from '../features/portfolio/positions-panel.tsx';
export { OrdersPanel } from '../features/trading/orders-panel.tsx';
