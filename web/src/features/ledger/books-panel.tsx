import { documentRef } from '@gaemi/core/collections.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { ledgerHeadId } from '@gaemi/core/ledger/entry.ts';
import { Link } from '@tanstack/react-router';
import { CircleCheck, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { knownValue, type LiveState } from '../../live/live-state.ts';
import { oneDocument } from '../../live/live-target.ts';
import { useMarketNow } from '../../live/use-desk.ts';
import { useOpenIncidents } from '../../live/use-incidents.ts';
import { useDesktop, useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { LivePanel } from '../../ui/panel.tsx';
import { AssetName } from './balances-panel.tsx';
import { type AssetBooks, booksByAsset, chainProgress, checkAge } from './books-state.ts';

/** What must always hold, and whether it does: sums of zero, a whole chain, an hourly verification. */
export function BooksPanel({ state }: { readonly state: LiveState<readonly Account[]> }) {
  const { t } = usePageText();
  const { person } = useDesktop();
  const check = knownValue(useLive(oneDocument(documentRef('bookChecks', 'latest', person.userId))));
  const head = knownValue(useLive(oneDocument(documentRef('ledgerHeads', ledgerHeadId, person.userId))));
  const incidents = useOpenIncidents();
  return (
    <LivePanel
      anchor="books"
      title={t('books.title')}
      state={state}
      rows={4}
      empty={{ title: t('books.empty'), hint: t('books.emptyHint') }}
      aside={
        <Link to="/incidents" className="text-xs font-semibold text-accent hover:underline">
          {t('books.toIncidents')}
        </Link>
      }
    >
      {(accounts) => (
        <>
          <ul className="px-4 pb-1 text-sm">
            <CheckLine check={check} incidents={incidents.length} />
            <ChainLine {...chainProgress(head, check)} isBroken={incidents.some(({ kind }) => kind === 'chain')} />
          </ul>
          <AssetTable assets={booksByAsset(accounts, check, incidents)} />
        </>
      )}
    </LivePanel>
  );
}

interface CheckLineProps {
  readonly check: Parameters<typeof checkAge>[0];
  readonly incidents: number;
}

function CheckLine({ check, incidents }: CheckLineProps) {
  const { t, format, age } = usePageText();
  const marketNowMs = useMarketNow();
  const state = checkAge(check, marketNowMs);
  if (incidents > 0) {
    return (
      <Line good={false} id="check">
        {t('books.notWhole', { n: incidents })}
      </Line>
    );
  }
  if (check === undefined) {
    return (
      <Line good={false} id="check">
        {t('books.never')}
      </Line>
    );
  }
  const told = { time: `${format.date(check.atMs)} KST`, age: age(Math.max(0, marketNowMs - check.atMs)) };
  return (
    <Line good={state === 'fresh'} id="check">
      {t(state === 'fresh' ? 'books.whole' : 'books.late', told)}
    </Line>
  );
}

interface ChainLineProps {
  readonly bookedTo: number;
  readonly verifiedTo: number;
  readonly waiting: number;
  readonly isBroken: boolean;
}

function ChainLine({ bookedTo, verifiedTo, waiting, isBroken }: ChainLineProps) {
  const { t, format } = usePageText();
  const holes = { n: format.number(bookedTo), verified: format.number(verifiedTo), waiting: format.number(waiting) };
  return (
    <Line good={!isBroken} id="chain">
      {isBroken ? t('books.chainBroken') : t(waiting === 0 ? 'books.chain' : 'books.chainWaiting', holes)}
    </Line>
  );
}

interface LineProps {
  readonly good: boolean;
  readonly id: string;
  readonly children: ReactNode;
}

function Line({ good, id, children }: LineProps) {
  const Icon = good ? CircleCheck : OctagonAlert;
  return (
    <li className="flex items-start gap-2 py-1" data-books={id} data-good={good}>
      <Icon size={15} className={`mt-0.5 shrink-0 ${good ? 'text-good' : 'text-warn-ink'}`} aria-hidden="true" />
      <span className={good ? '' : 'font-semibold text-warn-ink'}>{children}</span>
    </li>
  );
}

function AssetTable({ assets }: { readonly assets: readonly AssetBooks[] }) {
  const { t, format } = usePageText();
  const sum = (units: bigint | undefined) => (units === undefined ? '–' : format.quantity(units));
  return (
    <table className="w-full border-t border-line text-right text-sm">
      <thead className="text-xs text-soft">
        <tr>
          <th scope="col" className="px-4 py-2 text-left font-medium">
            {t('bank.asset')}
          </th>
          <th scope="col" className="px-2 py-2 font-medium">
            {t('books.sumNow')}
          </th>
          <th scope="col" className="px-2 py-2 font-medium">
            {t('books.sumVerified')}
          </th>
          <th scope="col" className="px-4 py-2 font-medium">
            {t('books.verdict')}
          </th>
        </tr>
      </thead>
      <tbody>
        {assets.map(({ asset, sumUnits, verifiedSumUnits, incidents }) => {
          const good = sumUnits === 0n && (verifiedSumUnits ?? 0n) === 0n && incidents === 0;
          return (
            <tr key={asset} className="border-t border-line" data-asset={asset} data-good={good}>
              <th scope="row" className="px-4 py-1.5 text-left font-medium">
                <AssetName asset={asset} />
              </th>
              <td className="px-2 py-1.5">{sum(sumUnits)}</td>
              <td className="px-2 py-1.5 text-soft">{sum(verifiedSumUnits)}</td>
              <td className={`px-4 py-1.5 text-xs ${good ? 'text-good' : 'font-semibold text-warn-ink'}`}>
                {verdict(good, incidents)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );

  function verdict(good: boolean, incidents: number): string {
    if (incidents > 0) return t('books.incidents', { n: incidents });
    return t(good ? 'books.zero' : 'books.notZero');
  }
}
