import type { Units } from '@gaemi/core/base/units.ts';
import type { CallableInput } from '@gaemi/core/callables.ts';
import type { StatementRow } from '@gaemi/core/ledger/statement.ts';
import { useEffect, useState } from 'react';
import { useDesktop } from '../../live/use-live.ts';
import { useFaultText } from '../../live/use-fault-text.ts';

const pageRows = 50;

export type StatementQuestion = Pick<CallableInput<'statement'>, 'asset' | 'role' | 'untilMs'>;

export interface Statement {
  readonly rows: readonly StatementRow[];
  readonly balanceUnits: Units;
  readonly nextBeforeSequence: number | undefined;
  /** When the desk was asked, by the clock on the wall. */
  readonly askedAtMs: number;
  /** While earlier lines are on their way. */
  readonly busy: boolean;
  /** Why earlier lines did not come. */
  readonly fault: string | undefined;
}

export type StatementState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'ready'; readonly statement: Statement };

/** An account's statement: its newest page at once, earlier ones when asked for. Another `version` reads it anew. */
export function useStatement(question: StatementQuestion, version: number) {
  const { backend } = useDesktop();
  const faultText = useFaultText();
  const [known, setKnown] = useState<{ readonly key: string; readonly state: StatementState }>();
  const { asset, role, untilMs } = question;
  const key = [asset, role, untilMs ?? '', version].join(' ');
  useEffect(() => {
    let wanted = true;
    const tell = (state: StatementState) => wanted && setKnown({ key, state });
    backend.ask('statement', { asset, role, limit: pageRows, ...(untilMs !== undefined && { untilMs }) }).then(
      ({ rows, balanceUnits, nextBeforeSequence }) => {
        const page = { rows, balanceUnits, nextBeforeSequence, askedAtMs: Date.now() };
        tell({ status: 'ready', statement: { ...page, busy: false, fault: undefined } });
      },
      (error: unknown) => tell({ status: 'failed', reason: faultText(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [backend, faultText, key, asset, role, untilMs]);

  const state: StatementState = known?.key === key ? known.state : { status: 'loading' };

  async function more(): Promise<void> {
    if (state.status !== 'ready' || state.statement.busy) return;
    const { statement } = state;
    const { nextBeforeSequence: beforeSequence } = statement;
    if (beforeSequence === undefined) return;
    const show = (change: Partial<Statement>) =>
      setKnown((now) =>
        now?.key === key ? { key, state: { status: 'ready', statement: { ...statement, ...change } } } : now,
      );
    show({ busy: true, fault: undefined });
    try {
      const page = await backend.ask('statement', { ...question, beforeSequence, limit: pageRows });
      const rows = [...statement.rows, ...page.rows];
      show({ rows, nextBeforeSequence: page.nextBeforeSequence, busy: false });
    } catch (error) {
      show({ busy: false, fault: faultText(error) });
    }
  }

  return { state, more };
}
