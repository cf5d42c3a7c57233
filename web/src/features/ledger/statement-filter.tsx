import { type Account, AccountRole } from '@gaemi/core/ledger/account.ts';
import { Download } from 'lucide-react';
import { useId } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { balanceTable } from './balance-table.ts';
import type { ChosenAccount } from './balances-panel.tsx';
import { roleText } from './money-words.ts';
import type { StatementSearch } from './statement-search.ts';
import { useExport } from './use-export.ts';
import type { StatementQuestion } from './use-statement.ts';

interface StatementFilterProps {
  readonly accounts: readonly Account[];
  readonly chosen: ChosenAccount;
  readonly until: string | undefined;
  readonly question: StatementQuestion;
  readonly onSearch: (search: StatementSearch) => void;
}

const look = 'min-h-9 rounded-lg border border-line bg-canvas px-2 text-base max-sm:min-h-11 sm:text-sm';

/** Whose statement, as of when, and all of it as a file. */
export function StatementFilter({ accounts, chosen, until, question, onSearch }: StatementFilterProps) {
  const { t } = usePageText();
  const untilId = useId();
  const { rows } = balanceTable(accounts);
  const assets = [...new Set([...rows.map(({ asset }) => asset), chosen.asset])];
  const roles = rows.find(({ asset }) => asset === chosen.asset)?.units;
  const shown = AccountRole.options.filter((role) => role === chosen.role || roles?.has(role) === true);
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-3">
      <select
        aria-label={t('statement.asset')}
        value={chosen.asset}
        onChange={({ target }) => onSearch({ asset: target.value, role: firstRole(accounts, target.value), until })}
        className={look}
      >
        {assets.map((asset) => (
          <option key={asset}>{asset}</option>
        ))}
      </select>
      <select
        aria-label={t('statement.role')}
        value={chosen.role}
        onChange={({ target }) =>
          onSearch({ asset: chosen.asset, role: shown.find((role) => role === target.value), until })
        }
        className={look}
      >
        {shown.map((role) => (
          <option key={role} value={role}>
            {roleText(role, t)}
          </option>
        ))}
      </select>
      <label htmlFor={untilId} className="text-xs text-soft">
        {t('statement.until')}
      </label>
      <input
        id={untilId}
        type="datetime-local"
        value={until ?? ''}
        onChange={({ target }) =>
          onSearch({ ...chosen, until: target.value === '' ? undefined : target.value.slice(0, 16) })
        }
        className={look}
      />
      {until !== undefined && <Button onClick={() => onSearch({ ...chosen })}>{t('statement.toNow')}</Button>}
      <ExportButton question={question} />
    </div>
  );
}

function ExportButton({ question }: { readonly question: StatementQuestion }) {
  const { t } = usePageText();
  const { start, busy, text } = useExport(question);
  return (
    <span className="flex items-center gap-2 sm:ml-auto">
      <span role="status" className="text-xs text-soft">
        {text}
      </span>
      <Button aria-disabled={busy} onClick={() => void start()} title={t('statement.exportHint')}>
        <Download size={15} aria-hidden="true" />
        CSV
      </Button>
    </span>
  );
}

/** What a person has of an asset, before what stands opposite. */
function firstRole(accounts: readonly Account[], asset: string): AccountRole {
  const present = new Set(accounts.filter((account) => account.asset === asset).map(({ role }) => role));
  return AccountRole.options.find((role) => present.has(role)) ?? 'cash';
}
