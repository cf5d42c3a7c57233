import { documentRef } from '@gaemi/core/collections.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { ledgerHeadId } from '@gaemi/core/ledger/entry.ts';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { knownValue } from '../../live/live-state.ts';
import { oneDocument } from '../../live/live-target.ts';
import { useDesktop, useLive } from '../../live/use-live.ts';
import { useOrders } from '../../live/use-orders.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Failed, Skeleton } from '../../ui/waiting.tsx';
import type { ChosenAccount } from './balances-panel.tsx';
import { roleText } from './money-words.ts';
import { StatementFilter } from './statement-filter.tsx';
import { StatementRows } from './statement-rows.tsx';
import { instantOf, type StatementSearch } from './statement-search.ts';
import { type Statement, type StatementQuestion, useStatement } from './use-statement.ts';

interface StatementPanelProps {
  readonly accounts: readonly Account[];
  readonly chosen: ChosenAccount;
  readonly until: string | undefined;
  /** Grows whenever this page has moved money itself. */
  readonly moves: number;
  readonly onSearch: (search: StatementSearch) => void;
}

/** What came to one account and went from it, up to any moment of the past. */
export function StatementPanel({ accounts, chosen, until, moves, onSearch }: StatementPanelProps) {
  const { t } = usePageText();
  const [reloads, setReloads] = useState(0);
  const untilMs = instantOf(until);
  const question: StatementQuestion = { ...chosen, ...(untilMs !== undefined && { untilMs }) };
  const { state, more } = useStatement(question, moves + reloads);
  const reload = () => setReloads(reloads + 1);
  return (
    <Panel anchor="statement" title={t('statement.title')}>
      <StatementFilter accounts={accounts} chosen={chosen} until={until} question={question} onSearch={onSearch} />
      <div aria-busy={state.status === 'loading'} data-statement={state.status}>
        {state.status === 'loading' && <Skeleton rows={5} />}
        {state.status === 'failed' && <Failed what={t('statement.title')} reason={state.reason} retry={reload} />}
        {state.status === 'ready' && (
          <Lines statement={state.statement} chosen={chosen} untilMs={untilMs} more={more} reload={reload} />
        )}
      </div>
    </Panel>
  );
}

interface LinesProps {
  readonly statement: Statement;
  readonly chosen: ChosenAccount;
  readonly untilMs: number | undefined;
  readonly more: () => Promise<void>;
  readonly reload: () => void;
}

function Lines({ statement, chosen, untilMs, more, reload }: LinesProps) {
  const { t, format } = usePageText();
  const orders = knownValue(useOrders()) ?? [];
  const { rows, balanceUnits, nextBeforeSequence, askedAtMs, busy, fault } = statement;
  const account = `${chosen.asset} · ${roleText(chosen.role, t)}`;
  const amount = `${format.quantity(balanceUnits)} ${chosen.asset}`;
  return (
    <>
      <p className="px-4 pb-2 text-sm" role="status" data-balance="">
        {untilMs === undefined
          ? t('statement.now', { account })
          : t('statement.then', { account, time: format.dateTime(untilMs) })}{' '}
        <strong>{amount}</strong>{' '}
        <span className="text-xs text-soft">{t('statement.readAt', { time: format.time(askedAtMs) })}</span>
      </p>
      {untilMs === undefined && <NewerNote key={statement.askedAtMs} reload={reload} />}
      {rows.length === 0 ? (
        <Empty title={t('statement.empty')} hint={t('statement.emptyHint')} />
      ) : (
        <StatementRows rows={rows} orders={orders} />
      )}
      {fault !== undefined && (
        <p role="alert" className="px-4 py-1 text-xs text-warn-ink">
          {fault}
        </p>
      )}
      {nextBeforeSequence !== undefined && (
        <div className="border-t border-line p-2 text-center">
          <Button aria-disabled={busy} onClick={() => void more()} className="border-transparent text-accent">
            {t(busy ? 'statement.loadingMore' : 'statement.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The statement was asked for once; the head of the ledger tells what was booked since. */
function NewerNote({ reload }: { readonly reload: () => void }) {
  const { t } = usePageText();
  const { person } = useDesktop();
  const head = knownValue(useLive(oneDocument(documentRef('ledgerHeads', ledgerHeadId, person.userId))))?.sequence;
  const [seen, setSeen] = useState(head);
  if (seen === undefined && head !== undefined) setSeen(head);
  const newer = (head ?? 0) - (seen ?? head ?? 0);
  if (newer <= 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-2 px-4 pb-2 text-xs text-soft" data-newer={newer}>
      {t('statement.newer', { n: newer })}
      <Button onClick={reload}>
        <RotateCw size={13} aria-hidden="true" />
        {t('statement.reload')}
      </Button>
    </p>
  );
}
