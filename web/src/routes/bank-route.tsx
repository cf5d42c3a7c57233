import { getRouteApi } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { BankPage } from '../features/ledger/bank-page.tsx';
import { StatementSearch } from '../features/ledger/statement-search.ts';

const route = getRouteApi('/bank');

/** Joins the address and the page. */
export function BankRoute() {
  const navigate = route.useNavigate();
  return (
    <BankPage
      search={z.parse(StatementSearch, route.useSearch())}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
