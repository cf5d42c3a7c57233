import type * as z from 'zod/mini';
import type { KisAnswer, KisQuestion } from './kis-order-client.ts';
import { DayList, dayQuestion, Holdings, holdingsQuestion, type Page, type StockRow } from './kis-stock-words.ts';

type Ask = (question: KisQuestion) => Promise<KisAnswer>;

const pagesMax = 50;

/** A day's orders of one share, all of them; nothing when a page is missing. */
export function readDay(
  ask: Ask,
  account: string,
  of: { readonly date: string; readonly code: string },
): Promise<StockRow[] | undefined> {
  return readPages(ask, DayList, (page) => dayQuestion(account, of, page));
}

export function readHoldings(ask: Ask, account: string) {
  return readPages(ask, Holdings, (page) => holdingsQuestion(account, page));
}

async function readPages<Row>(
  ask: Ask,
  schema: z.ZodMiniType<{ output1: Row[]; ctx_area_fk100: string; ctx_area_nk100: string }>,
  question: (page: Page) => KisQuestion,
): Promise<Row[] | undefined> {
  const rows: Row[] = [];
  let page: Page = { fk: '', nk: '' };
  for (let count = 0; count < pagesMax; count += 1) {
    const answer = await ask(question(page));
    const list = answer.status === 'answered' ? schema.safeParse(answer.body).data : undefined;
    if (answer.status !== 'answered' || list === undefined) return undefined;
    rows.push(...list.output1);
    if (!answer.hasMore) return rows;
    page = { fk: list.ctx_area_fk100, nk: list.ctx_area_nk100 };
  }
  return undefined;
}
