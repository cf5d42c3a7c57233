import type { KisAnswer, KisQuestion } from './kis-order-client.ts';
import type { KisHolding, KisList, KisPage, KisRow, KisWords } from './kis-words.ts';

export interface KisCounter {
  readonly words: KisWords;
  readonly account: string;
  ask(question: KisQuestion): Promise<KisAnswer>;
}

const pagesMax = 50;

/** A day's orders of one share or contract, all of them; nothing when a page is missing. */
export function readDay(
  counter: KisCounter,
  of: { readonly date: string; readonly code: string },
): Promise<KisRow[] | undefined> {
  const { words, account } = counter;
  return readPages(counter, { question: (page) => words.day(account, of, page), read: words.readDay });
}

export function readHoldings(counter: KisCounter): Promise<KisHolding[] | undefined> {
  const { words, account } = counter;
  return readPages(counter, { question: (page) => words.holdings(account, page), read: words.readHoldings });
}

interface Paging<Row> {
  question(page: KisPage): KisQuestion;
  read(body: unknown): KisList<Row> | undefined;
}

async function readPages<Row>({ ask }: KisCounter, { question, read }: Paging<Row>): Promise<Row[] | undefined> {
  const rows: Row[] = [];
  let page: KisPage = { fk: '', nk: '' };
  for (let count = 0; count < pagesMax; count += 1) {
    const answer = await ask(question(page));
    const list = answer.status === 'answered' ? read(answer.body) : undefined;
    if (answer.status !== 'answered' || list === undefined) return undefined;
    rows.push(...list.rows);
    if (!answer.hasMore) return rows;
    page = list.page;
  }
  return undefined;
}
