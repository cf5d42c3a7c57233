import type { Halt, Settings } from '@gaemi/core/risk/settings.ts';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { CallableFault } from '../../live/callable-fault.ts';
import { knownValue } from '../../live/live-state.ts';
import { useDesktop } from '../../live/use-live.ts';
import { useSettings } from '../../live/use-settings.ts';
import { useText } from '../../text/use-text.ts';
import { isFulfilled, type TradingState, tradingStateOf, type Wish } from './trading-state.ts';

/** How long a halt may stay unconfirmed before the page says so. */
const overdueMs = 5000;

interface TradingControl {
  readonly state: TradingState;
  readonly settings: Settings | undefined;
  readonly wish: Wish | undefined;
  readonly halt: (reason: string) => void;
  /** Resolves to what went wrong, or nothing. */
  readonly resume: () => Promise<string | undefined>;
}

const TradingControlContext = createContext<TradingControl | undefined>(undefined);

export function useTradingControl(): TradingControl {
  const control = use(TradingControlContext);
  if (control === undefined) throw new Error('this part of the page needs the trading control around it');
  return control;
}

/** One halt for the whole page: what was asked, what the desk has confirmed. */
export function TradingControlProvider({ children }: { readonly children: ReactNode }) {
  const { backend } = useDesktop();
  const settings = knownValue(useSettings());
  const { wish, setWish } = useWish(settings);
  const faultText = useFaultText();

  const halt = useCallback(
    (reason: string) => {
      setWish({ kind: 'halt', overdue: false, fault: undefined });
      backend.ask('halt', { reason }).catch((error: unknown) => {
        setWish({ kind: 'halt', overdue: false, fault: faultText(error) });
      });
    },
    [backend, setWish, faultText],
  );
  const resume = useCallback(async () => {
    try {
      setWish({ kind: 'resume', overdue: false, fault: undefined });
      await backend.ask('resume', { confirmation: 'RESUME' });
      return undefined;
    } catch (error) {
      setWish(undefined);
      return faultText(error);
    }
  }, [backend, setWish, faultText]);

  const state = tradingStateOf(settings, wish);
  const control = useMemo(() => ({ state, settings, wish, halt, resume }), [state, settings, wish, halt, resume]);
  return <TradingControlContext value={control}>{children}</TradingControlContext>;
}

/** Forgets the wish when the desk has fulfilled it, and marks it when the desk takes too long. */
function useWish(settings: Settings | undefined) {
  const [wish, setWish] = useState<Wish>();
  if (wish !== undefined && isFulfilled(settings, wish)) setWish(undefined);
  useEffect(() => {
    if (wish === undefined || wish.overdue || wish.fault !== undefined) return;
    const timer = setTimeout(() => setWish({ ...wish, overdue: true }), overdueMs);
    return () => clearTimeout(timer);
  }, [wish]);
  return { wish, setWish };
}

function useFaultText(): (error: unknown) => string {
  const { pick } = useText();
  return useCallback(
    (error) => {
      if (error instanceof CallableFault && error.text !== undefined) return pick(error.text);
      return error instanceof Error ? error.message : String(error);
    },
    [pick],
  );
}

/** When and by whom trading was halted. */
export function haltOf(settings: Settings | undefined): Halt | undefined {
  return settings?.halt.halted === true ? settings.halt : undefined;
}
