import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { CircleCheck, OctagonAlert } from 'lucide-react';
import type { Portfolio } from '@gaemi/core/portfolio/portfolio.ts';
import { instrumentName } from '../../live/instruments.ts';
import { knownValue, type LiveState } from '../../live/live-state.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useCandles } from '../../live/use-candles.ts';
import { useSettings } from '../../live/use-settings.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { Bar } from '../../ui/bar.tsx';
import { LivePanel } from '../../ui/panel.tsx';
import { type Gate, gatesOf } from './gates.ts';
import { HaltButton } from './halt-button.tsx';
import { RiskEvents } from './risk-events.tsx';
import { TradingStateText } from './trading-state-text.tsx';

interface RiskPanelProps {
  readonly instrument: Instrument;
  readonly portfolio: LiveState<Portfolio>;
  readonly className?: string;
}

/** Whether orders may leave, how far each gate is from its limit, and what was stopped before. */
export function RiskPanel({ instrument, portfolio, className }: RiskPanelProps) {
  const { t } = usePageText();
  const settings = useSettings();
  const quote = quoteOf(knownValue(useBoards()) ?? [], instrument.id);
  const candles = useCandles(instrument, quote);
  return (
    <LivePanel
      anchor="risk"
      title={t('risk.title')}
      what={t('risk.what')}
      state={settings}
      rows={5}
      empty={{ title: t('risk.empty'), hint: t('risk.emptyHint') }}
      aside={
        <span className="flex items-center gap-3">
          <TradingStateText />
          <HaltButton />
        </span>
      }
      {...(className === undefined ? {} : { className })}
    >
      {(value) => (
        <>
          <h3 className="sr-only">{t('risk.gates')}</h3>
          <ul className="px-4">
            {gatesOf({
              settings: value,
              portfolio: knownValue(portfolio),
              candles: candles.status === 'ready' ? candles.candles : [],
              quote,
            }).map((gate) => (
              <GateRow key={gate.id} gate={gate} />
            ))}
          </ul>
          <RiskEvents />
        </>
      )}
    </LivePanel>
  );
}

function GateRow({ gate }: { readonly gate: Gate }) {
  const { t, format, language } = usePageText();
  const name = t(`gate.${gate.id}`);
  const current = gateFigure();
  return (
    <li className="py-2" data-gate={gate.id} data-blocks={gate.blocks}>
      <div className="flex items-center gap-2 text-sm">
        {gate.blocks ? (
          <OctagonAlert size={15} className="shrink-0 text-warn-ink" aria-hidden="true" />
        ) : (
          <CircleCheck size={15} className="shrink-0 text-good" aria-hidden="true" />
        )}
        <span className="min-w-0 truncate">
          {name}
          {gate.instrumentId !== undefined && (
            <span className="text-xs text-soft"> {instrumentName(gate.instrumentId, language)}</span>
          )}
        </span>
        <span className="ml-auto text-right font-medium whitespace-nowrap">
          {current}
          {gate.id !== 'trading' && (
            <span className="text-xs font-normal text-soft"> / {format.percent(gate.limit, { decimals: 0 })}</span>
          )}
        </span>
        <Badge tone={gate.blocks ? 'warn' : 'soft'}>{t(gate.blocks ? 'risk.block' : 'risk.pass')}</Badge>
      </div>
      {gate.id !== 'trading' && (
        <div className="mt-1.5">
          <Bar
            label={`${name}, ${t('risk.limit', { limit: format.percent(gate.limit, { decimals: 0 }) })}`}
            fraction={(gate.current ?? 0) / gate.limit}
            alarming={gate.blocks || (gate.current ?? 0) > gate.limit * 0.8}
          />
        </div>
      )}
    </li>
  );

  function gateFigure(): string {
    if (gate.id === 'trading') return t(gate.blocks ? 'gate.off' : 'gate.on');
    return gate.current === undefined ? '–' : format.percent(gate.current);
  }
}
