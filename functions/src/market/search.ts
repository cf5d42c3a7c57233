import { defaultInstruments, instrumentsNamed } from '@gaemi/core/market/instruments.ts';
import { FeedError } from '../adapters/feeds/feed.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';

/** The feed of shares is the one that is asked by names; coins are few enough to be known by theirs. */
const searchedFeed = defaultInstruments.find(({ kind }) => kind === 'stock')?.feed ?? '';

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
    try {
      const elsewhere = (await (await feeds(searchedFeed)).search?.(text.trim())) ?? [];
      const known = new Set(own.map(({ id }) => id));
      return { found: [...found, ...elsewhere.filter(({ instrumentId }) => !known.has(instrumentId))] };
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      // What every desk watches is an answer too.
      if (found.length > 0) return { found };
      throw new CallableError('unavailable', {
        ko: `지금은 검색할 수 없습니다(${error.message}).`,
        en: `The search has no answer now (${error.message}).`,
      });
    }
  },
});
