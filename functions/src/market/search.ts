import { defaultInstruments, instrumentsNamed } from '@gaemi/core/market/instruments.ts';
import { FeedError, type FoundSymbol } from '../adapters/feeds/feed.ts';
import { CallableError } from '../runtime/callable-error.ts';
import type { Context } from '../runtime/context.ts';
import { defineCallable } from '../runtime/define.ts';

/** The feeds of what every desk watches; those that cannot be asked by names are left out. */
const searchedFeeds = [...new Set(defaultInstruments.map(({ feed }) => feed))];

/** A screen's worth; a longer word finds fewer. */
const foundMax = 20;

/** A person looks for a symbol by its name: first what every desk watches, then what the vendor finds. */
export const search = defineCallable({
  name: 'search',
  // Feeds may need a key, which only those who collect can read.
  identity: 'collector',
  uses: ['feeds'],
  async run({ text }, _caller, { feeds }) {
    if (text.trim() === '') {
      throw new CallableError('invalid-argument', {
        ko: '찾을 이름이나 종목 코드를 적어 주세요.',
        en: 'Write the name or the symbol to look for.',
      });
    }
    const own = instrumentsNamed(text);
    const found = own.map(({ id, name }) => ({ instrumentId: id, name: `${name.ko} · ${name.en}` }));
    const asked = await Promise.all(searchedFeeds.map((name) => ask(name, text.trim(), feeds)));
    const fault = asked.find((answer) => answer instanceof FeedError);
    const elsewhere = asked.flatMap((answer) => (answer instanceof FeedError ? [] : answer));
    const known = new Set(own.map(({ id }) => id));
    const all = [...found, ...elsewhere.filter(({ instrumentId }) => !known.has(instrumentId))];
    // What the others have found, or every desk watches, is an answer too.
    if (all.length > 0 || fault === undefined) return { found: all.slice(0, foundMax) };
    throw new CallableError('unavailable', {
      ko: `지금은 검색할 수 없습니다(${fault.message}).`,
      en: `The search has no answer now (${fault.message}).`,
    });
  },
});

async function ask(
  name: string,
  text: string,
  feeds: Context<'feeds'>['feeds'],
): Promise<readonly FoundSymbol[] | FeedError> {
  try {
    return (await (await feeds(name)).search?.(text)) ?? [];
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
}
