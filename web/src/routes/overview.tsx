import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { lazy, Suspense } from 'react';
import { BoardPanel } from '../features/market/board-panel.tsx';
import { findInstrument, firstInstrumentId } from '../live/instruments.ts';
import { knownValue } from '../live/live-state.ts';
import { useOrders } from '../live/use-orders.ts';
import { loadPage } from '../preferences.ts';
import { useText } from '../text/use-text.ts';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/waiting.tsx';
import { JumpBar } from './jump-bar.tsx';

const lower = () => loadPage(() => import('./lower-panels.tsx'));
const Account = lazy(async () => ({ default: (await lower()).Account }));
const AlertsPanel = lazy(async () => ({ default: (await lower()).AlertsPanel }));
const JobsPanel = lazy(async () => ({ default: (await lower()).JobsPanel }));
const ChartPanel = lazy(async () => {
  // The library that draws is asked for at once, not when the panel around it has come.
  void import('../features/market/price-chart.tsx');
  return { default: (await loadPage(() => import('../features/market/chart-panel.tsx'))).ChartPanel };
});
const Risk = lazy(async () => ({ default: (await lower()).Risk }));
const SignalsPanel = lazy(async () => ({ default: (await lower()).SignalsPanel }));
const Positions = lazy(async () => ({ default: (await lower()).Positions }));
const Orders = lazy(async () => ({ default: (await lower()).Orders }));

interface OverviewProps {
  readonly instrumentId: string;
  readonly onChoose: (instrumentId: string) => void;
}

/**
 * The whole desk on one page: three columns side by side, or one below the other. The columns dissolve on narrow screens, so that
 * the order there is its own: prices, chart, signals, what is held, what was ordered, risk.
 */
export function Overview({ instrumentId, onChoose }: OverviewProps) {
  const { t, language } = useText();
  const instrument = findInstrument(instrumentId) ?? findInstrument(firstInstrumentId);
  if (instrument === undefined) throw new Error(`"${firstInstrumentId}" is not on the list of instruments`);
  const column = 'contents xl:flex xl:min-w-0 xl:flex-col xl:gap-3';
  return (
    <div className="grid gap-2 sm:gap-3">
      <h1 className="sr-only">Gaemi</h1>
      <JumpBar />
      <Suspense fallback={<div className="skeleton h-44 rounded-xl md:h-24" aria-hidden="true" />}>
        <Account />
      </Suspense>
      <div className="grid gap-2 sm:gap-3 lg:max-xl:grid-cols-2 xl:grid-cols-[17.5rem_minmax(0,1fr)_21rem] xl:items-start">
        <div className={column}>
          <BoardPanel chosenId={instrument.id} onChoose={onChoose} className="order-1" />
          <Suspense fallback={<Coming title={t('alerts.title')} rows={3} className="order-7" />}>
            <AlertsPanel className="order-7" />
          </Suspense>
        </div>
        <div className={column}>
          <Suspense
            fallback={
              <Coming
                title={instrument.name[language]}
                rows={9}
                className="order-2 lg:max-xl:order-0 lg:max-xl:col-span-2"
              />
            }
          >
            <Chart instrument={instrument} className="order-2 lg:max-xl:order-0 lg:max-xl:col-span-2" />
          </Suspense>
          <Suspense
            fallback={<Coming title={t('portfolio.title')} rows={3} className="order-4 lg:max-xl:col-span-2" />}
          >
            <Positions className="order-4 lg:max-xl:col-span-2" />
          </Suspense>
          <Suspense fallback={<Coming title={t('orders.title')} rows={5} className="order-5 lg:max-xl:col-span-2" />}>
            <Orders className="order-5 lg:max-xl:col-span-2" />
          </Suspense>
        </div>
        <div className={column}>
          <Suspense fallback={<Coming title={t('signals.title')} rows={6} className="order-3" />}>
            <SignalsPanel className="order-3" />
          </Suspense>
          <Suspense fallback={<Coming title={t('risk.title')} rows={6} className="order-6" />}>
            <Risk instrument={instrument} className="order-6" />
          </Suspense>
        </div>
      </div>
      <Suspense>
        <JobsPanel />
      </Suspense>
    </div>
  );
}

/** Holds the place of a panel whose code is still on its way. */
function Coming({
  title,
  rows,
  className,
}: {
  readonly title: string;
  readonly rows: number;
  readonly className: string;
}) {
  return (
    <Panel title={title} className={className}>
      <Skeleton rows={rows} />
    </Panel>
  );
}

interface PartProps {
  readonly className: string;
}

function Chart({ instrument, className }: PartProps & { readonly instrument: Instrument }) {
  return <ChartPanel instrument={instrument} orders={knownValue(useOrders()) ?? noOrders} className={className} />;
}

const noOrders: readonly Order[] = [];
