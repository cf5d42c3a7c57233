import { unitsFromText } from '@gaemi/core/base/units.ts';
import type { CallableInput, CallableName, CallableOutput } from '@gaemi/core/callables.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { defaultSettings, type Halt } from '@gaemi/core/risk/settings.ts';
import { readSymbol } from '@gaemi/core/market/read-symbol.ts';
import { Watchlist } from '@gaemi/core/market/watchlist.ts';
import * as z from 'zod/mini';
import type { Ask } from '../live/backend.ts';
import { CallableFault } from '../live/callable-fault.ts';
import { fakeUserId } from './fake-account.ts';
import { fakeAccountAsks } from './fake-account-asks.ts';
import type { FakeBank } from './fake-bank.ts';
import { fakeBankAsks } from './fake-bank-asks.ts';
import { type Documents, put } from './document-map.ts';
import { fakeStudyOf } from './fake-studies.ts';
import { fakeTrading } from './fake-trading.ts';

/** `lost`: done, but the answer does not come through; `away`: nobody is there. */
export type Answers = 'soon' | 'never' | 'refused' | 'lost' | 'away';

export interface FakeDesk {
  readonly ask: Ask;
  /** What was asked, in order. */
  readonly calls: { name: string; input: unknown }[];
  setAnswers(answers: Answers): void;
}

type Handlers = { readonly [Name in CallableName]: (input: CallableInput<Name>) => CallableOutput<Name> };

/** Answers as the desk would, and changes what the desk would change. */
export function fakeDeskAsk(
  { documents, bank }: { readonly documents: Documents; readonly bank: FakeBank },
  refresh: () => void,
): FakeDesk {
  const calls: { name: string; input: unknown }[] = [];
  let answers: Answers = 'soon';

  function switchHalt(halted: boolean, reason: string): Halt {
    const halt: Halt = { halted, atMs: Date.now(), by: 'demo@gaemi.local', reason };
    const settings = defaultSettings(['sma-cross', 'sma-rsi'], halt.atMs);
    put(documents, documentRef('settings', 'trading', fakeUserId), { ...settings, halt });
    refresh();
    return halt;
  }
  function rewatch(change: (before: readonly string[]) => string[]): { instrumentIds: string[] } {
    const ref = documentRef('watchlists', 'main', fakeUserId);
    const known = z.safeParse(Watchlist, documents.get(ref.path));
    const instrumentIds = change(known.success ? known.data.instrumentIds : []);
    put(documents, ref, { instrumentIds, updatedAtMs: Date.now() });
    refresh();
    return { instrumentIds };
  }
  const handlers: Handlers = {
    halt: ({ reason }) => switchHalt(true, reason),
    resume: () => switchHalt(false, ''),
    ...fakeBankAsks(documents, bank, refresh),
    ...fakeAccountAsks(documents, refresh),
    search: () => ({ found: [{ instrumentId: 'KRW-XRP', name: 'XRP' }] }),
    watch: ({ symbols }) => rewatch((before) => [...new Set([...before, ...symbols.map(readable)])]),
    unwatch: ({ symbols }) => rewatch((before) => before.filter((id) => !symbols.includes(id))),
    subtick: ({ enabled }) => ({ enabled }),
    study: fakeStudyOf,
    ...fakeTrading(documents, refresh),
    stake: () => ({ status: 'posted', stakedUnits: unitsFromText('1') }),
    unstake: () => ({ status: 'posted', stakedUnits: 0n, untilMs: Date.now() }),
  };

  return {
    calls,
    setAnswers(next) {
      answers = next;
    },
    async ask(name, input) {
      calls.push({ name, input });
      if (answers === 'never') return new Promise(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 400));
      if (answers === 'refused') {
        throw new CallableFault('refused', { ko: '지금은 할 수 없습니다.', en: 'Not possible now.' });
      }
      if (answers === 'away') throw new TypeError('Failed to fetch');
      const answer = handlers[name](input);
      if (answers === 'lost') throw new TypeError('Failed to fetch');
      return answer;
    },
  };
}

/** Refuses what the desk refuses, in the same words. */
function readable(symbol: string): string {
  const reading = readSymbol(symbol);
  if (reading.status === 'refused') throw new CallableFault('refused', reading.text);
  return symbol;
}
