import { ArrowDownToLine, ArrowUpFromLine, Repeat } from 'lucide-react';
import { useState } from 'react';
import { knownValue } from '../../live/live-state.ts';
import { useAccounts } from '../../live/use-accounts.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { BalancesPanel } from './balances-panel.tsx';
import { BooksPanel } from './books-panel.tsx';
import { CashDialog } from './cash-dialog.tsx';
import { ConvertDialog } from './convert-dialog.tsx';
import { StatementPanel } from './statement-panel.tsx';
import type { StatementSearch } from './statement-search.ts';

interface BankPageProps {
  readonly search: StatementSearch;
  readonly onSearch: (search: StatementSearch) => void;
}

/** The virtual bank: what there is, whether the books hold, and where it came from. */
export function BankPage({ search, onSearch }: BankPageProps) {
  const { t } = usePageText();
  const state = useAccounts();
  const [moves, setMoves] = useState(0);
  const chosen = { asset: search.asset ?? 'KRW', role: search.role ?? 'cash' } as const;
  return (
    <div className="grid gap-2 sm:gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2 px-1">
        <div>
          <h1 className="text-lg font-semibold">{t('bank.title')}</h1>
          <p className="text-xs text-soft">{t('bank.virtual')}</p>
        </div>
        <Actions onMoved={() => setMoves((count) => count + 1)} />
      </div>
      <div className="grid gap-2 sm:gap-3 2xl:grid-cols-[minmax(0,1fr)_30rem] 2xl:items-start">
        <BalancesPanel
          state={state}
          chosen={chosen}
          onChoose={(account) => onSearch({ ...account, until: search.until })}
        />
        <BooksPanel state={state} />
      </div>
      <StatementPanel
        accounts={knownValue(state) ?? []}
        chosen={chosen}
        until={search.until}
        moves={moves}
        onSearch={onSearch}
      />
    </div>
  );
}

function Actions({ onMoved }: { readonly onMoved: () => void }) {
  const { t } = usePageText();
  const [open, setOpen] = useState<'deposit' | 'withdraw' | 'convert'>();
  const close = () => setOpen(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="accent" onClick={() => setOpen('deposit')}>
        <ArrowDownToLine size={15} aria-hidden="true" />
        {t('cash.deposit')}
      </Button>
      <Button onClick={() => setOpen('withdraw')}>
        <ArrowUpFromLine size={15} aria-hidden="true" />
        {t('cash.withdraw')}
      </Button>
      <Button onClick={() => setOpen('convert')}>
        <Repeat size={15} aria-hidden="true" />
        {t('convert.open')}
      </Button>
      {open === 'convert' && <ConvertDialog onClose={close} onMoved={onMoved} />}
      {(open === 'deposit' || open === 'withdraw') && <CashDialog first={open} onClose={close} onMoved={onMoved} />}
    </div>
  );
}
