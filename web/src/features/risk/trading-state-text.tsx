import clsx from 'clsx';
import { useText } from '../../text/use-text.ts';
import type { TradingState } from './trading-state.ts';
import { useTradingControl } from './trading-control.tsx';

const tones: Readonly<Record<TradingState, string>> = {
  trading: 'text-good',
  halting: 'text-warn-ink',
  halted: 'text-warn-ink',
  resuming: 'text-accent',
  disabled: 'text-warn-ink',
  unknown: 'text-soft',
};

/** Whether orders may leave, in words. */
export function TradingStateText() {
  const { t } = useText();
  const { state } = useTradingControl();
  return (
    <span className={clsx('font-semibold whitespace-nowrap', tones[state])} data-trading={state}>
      {t(`state.${state}`)}
    </span>
  );
}
