import type { Instant } from '@gaemi/core/base/instant.ts';
import { koreanDate } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import { FeedError } from './feed.ts';
import type { KisClient } from './kis-client.ts';

const boardPath = '/uapi/domestic-futureoption/v1/quotations/display-board-futures';

/** Contracts are named by their month: `F 202612`. */
const Board = z.object({ output: z.array(z.object({ futs_shrn_iscd: z.string(), hts_kor_isnm: z.string() })) });

/**
 * The code of the nearest standard contract. Codes change their form from year to year, so they are looked up on the
 * vendor's board and never computed; once a day is enough.
 */
export function createNearestContract(client: KisClient, now: () => Instant): () => Promise<string> {
  let known: { date: string; code: string } | undefined;
  return async () => {
    const date = koreanDate(now());
    if (known?.date !== date) known = { date, code: await askNearest(client) };
    return known.code;
  };
}

async function askNearest(client: KisClient): Promise<string> {
  const answer = await client.ask(boardPath, 'FHPIF05030200', {
    FID_COND_MRKT_DIV_CODE: 'F',
    FID_COND_SCR_DIV_CODE: '20503',
    // The standard contract; the mini has a code of its own.
    FID_COND_MRKT_CLS_CODE: 'K2I',
  });
  const rows = Board.safeParse(answer).data?.output ?? [];
  const contracts = rows.flatMap(({ futs_shrn_iscd: code, hts_kor_isnm: name }) => {
    const [, month] = /^F\s+(\d{6})\s*$/.exec(name) ?? [];
    return month === undefined ? [] : [{ code: code.trim(), month }];
  });
  const [nearest] = contracts.toSorted((left, right) => left.month.localeCompare(right.month));
  if (nearest === undefined) throw new FeedError('malformed', 'kis sent no board of futures');
  return nearest.code;
}
