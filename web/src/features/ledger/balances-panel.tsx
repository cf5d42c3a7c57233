import { type Account, type AccountRole, ownRoles } from '@gaemi/core/ledger/account.ts';
import clsx from 'clsx';
import { instrumentName } from '../../live/instruments.ts';
import type { LiveState } from '../../live/live-state.ts';
import { useMarketNow } from '../../live/use-desk.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { LivePanel } from '../../ui/panel.tsx';
import { type BalanceRow, type BalanceTable, balanceTable } from './balance-table.ts';
import { roleText } from './money-words.ts';

/** Which account's statement is read. */
export interface ChosenAccount {
  readonly asset: string;
  readonly role: AccountRole;
}

interface BalancesPanelProps {
  readonly state: LiveState<readonly Account[]>;
  readonly chosen: ChosenAccount;
  readonly onChoose: (account: ChosenAccount) => void;
}

/** Every balance of the ledger; each figure opens its statement. */
export function BalancesPanel({ state, chosen, onChoose }: BalancesPanelProps) {
  const { t } = usePageText();
  return (
    <LivePanel
      anchor="balances"
      title={t('bank.balances')}
      state={state}
      rows={4}
      empty={{ title: t('bank.empty'), hint: t('bank.emptyHint') }}
    >
      {(accounts) => (
        <>
          <p className="px-4 pb-2 text-xs text-soft">{t('bank.balancesHint')}</p>
          <Balances table={balanceTable(accounts)} chosen={chosen} onChoose={onChoose} />
        </>
      )}
    </LivePanel>
  );
}

interface BalancesProps {
  readonly table: BalanceTable;
  readonly chosen: ChosenAccount;
  readonly onChoose: (account: ChosenAccount) => void;
}

function Balances({ table, chosen, onChoose }: BalancesProps) {
  const { t } = usePageText();
  return (
    <div className="@container">
      <div className="hidden overflow-x-auto @4xl:block" data-balances="">
        <table className="w-full border-t border-line text-right text-sm">
          <thead className="text-xs text-soft">
            <tr>
              <th scope="col" className="px-4 py-2 text-left font-medium">
                {t('bank.asset')}
              </th>
              {table.roles.map((role) => (
                <th key={role} scope="col" className={clsx('px-2 py-2 font-medium', !ownRoles.has(role) && 'italic')}>
                  {roleText(role, t)}
                </th>
              ))}
              <th scope="col" className="px-4 py-2 font-medium">
                {t('bank.asOf')}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.asset} className="border-t border-line">
                <th scope="row" className="px-4 py-1 text-left font-semibold">
                  <AssetName asset={row.asset} />
                </th>
                {table.roles.map((role) => (
                  <td key={role} className="px-1 py-1">
                    <Balance row={row} role={role} chosen={chosen} onChoose={onChoose} />
                  </td>
                ))}
                <td className="px-4 py-1 text-xs whitespace-nowrap text-soft">
                  <WrittenAt atMs={row.updatedAtMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="@4xl:hidden">
        {table.rows.map((row) => (
          <li key={row.asset} className="border-t border-line px-4 py-3">
            <h3 className="flex items-baseline justify-between gap-2 font-semibold">
              <AssetName asset={row.asset} />
              <span className="text-xs font-normal text-soft">
                <WrittenAt atMs={row.updatedAtMs} />
              </span>
            </h3>
            <dl className="mt-1 grid grid-cols-[1fr_auto] items-center text-sm">
              {table.roles
                .filter((role) => row.units.has(role))
                .map((role) => (
                  <div key={role} className="contents">
                    <dt className={clsx('text-soft', !ownRoles.has(role) && 'italic')}>{roleText(role, t)}</dt>
                    <dd className="text-right">
                      <Balance row={row} role={role} chosen={chosen} onChoose={onChoose} />
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BalanceProps extends Omit<BalancesProps, 'table'> {
  readonly row: BalanceRow;
  readonly role: AccountRole;
}

/** Exact to the last digit, since this is the bank. */
function Balance({ row: { asset, units }, role, chosen, onChoose }: BalanceProps) {
  const { t, format } = usePageText();
  const balance = units.get(role);
  if (balance === undefined) return <span className="px-1 text-soft">–</span>;
  const isChosen = chosen.asset === asset && chosen.role === role;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      title={t('bank.openStatement')}
      data-account={`${role}_${asset}`}
      onClick={() => onChoose({ asset, role })}
      className={clsx(
        'min-h-8 rounded-md px-1.5 whitespace-nowrap hover:bg-raised hover:text-accent max-sm:min-h-9',
        isChosen && 'bg-raised text-accent',
        ownRoles.has(role) ? 'font-semibold' : 'text-soft',
      )}
    >
      {format.quantity(balance)}
    </button>
  );
}

export function AssetName({ asset }: { readonly asset: string }) {
  const { language } = usePageText();
  const name = instrumentName(asset, language);
  if (name === asset) return asset;
  return (
    <span>
      {name} <span className="text-xs font-normal text-soft">{asset}</span>
    </span>
  );
}

function WrittenAt({ atMs }: { readonly atMs: number }) {
  const { format, age } = usePageText();
  const marketNowMs = useMarketNow();
  return (
    <time dateTime={new Date(atMs).toISOString()} title={`${format.date(atMs)} KST`}>
      {age(Math.max(0, marketNowMs - atMs))}
    </time>
  );
}
