import { dayMs, hourMs, type Instant } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import * as z from 'zod/mini';
import { FeedError, type FoundSymbol } from './feed.ts';
import { plainTitle } from './plain-title.ts';
import type { Ask } from './upbit-ask.ts';

const Markets = z.array(z.object({ market: z.string(), korean_name: z.string(), english_name: z.string() }));

type Names = ReadonlyMap<string, Text>;

const nameLengthMax = 60;

/** What the exchange calls its markets, in both languages; the list changes with a listing, which a day notices. */
export function createUpbitNames(ask: Ask, now: () => Instant) {
  let known: { readonly names: Names; readonly untilMs: Instant } | undefined;

  async function read(): Promise<Names> {
    if (known !== undefined && now() < known.untilMs) return known.names;
    const parsed = Markets.safeParse(await ask('market', '/v1/market/all'));
    if (!parsed.success) throw new FeedError('malformed', 'upbit sent no list of markets');
    const names = new Map(parsed.data.flatMap((row) => namesOf(row)));
    known = { names, untilMs: now() + dayMs };
    return names;
  }

  return {
    /** A price is worth showing without its name: a list that cannot be read is looked at again an hour later. */
    async orNone(): Promise<Names> {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof FeedError)) throw error;
        known = { names: known?.names ?? new Map(), untilMs: now() + hourMs };
        return known.names;
      }
    },
    async search(text: string): Promise<FoundSymbol[]> {
      const wanted = text.trim().toLowerCase();
      return [...(await read())].flatMap(([instrumentId, { ko, en }]) => {
        const isMeant = instrumentId.startsWith('KRW-') && `${instrumentId} ${ko} ${en}`.toLowerCase().includes(wanted);
        return isMeant ? [{ instrumentId, name: `${ko} · ${en}` }] : [];
      });
    },
  };
}

function namesOf({ market, korean_name, english_name }: z.output<typeof Markets>[number]): (readonly [string, Text])[] {
  const [ko, en] = [korean_name, english_name].map((name) => plainTitle(name, nameLengthMax));
  const either = ko || en;
  return either === undefined || either === '' ? [] : [[market, { ko: either, en: en || either }]];
}
