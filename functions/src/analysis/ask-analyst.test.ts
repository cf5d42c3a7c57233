import { dayMs, hourMs } from '@gaemi/core/base/instant.ts';
import { describe, expect, it } from 'vitest';
import type { AnalystAnswer } from '../adapters/analysts/analyst.ts';
import type { Headline } from '../adapters/feeds/headline-feed.ts';
import { FeedError } from '../adapters/feeds/feed.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { functions } from '../functions.ts';
import { createMessageBus } from '../testing/message-bus.ts';
import { quietContext } from '../testing/quiet-context.ts';

const atMs = Date.UTC(2026, 10, 20, 3, 0);
const view = { score: 0.5, confidence: 0.8, summary: { ko: '좋음', en: 'good' } };
const answered: AnalystAnswer = { status: 'answered', view, model: 'rules', inputTokens: 10, outputTokens: 5 };

describe('news and their analyst', () => {
  it('keeps headlines and the view that was made of them', async () => {
    const { play, analyses } = createAnalysis([headline('a'), headline('b')]);
    await play(atMs);

    const [first] = await analyses();
    expect(first).toMatchObject({ kind: 'news', view, model: 'rules', inputTokens: 10 });
    expect(first?.evidence).toHaveLength(2);
  });

  it('does not pay for the same headlines again', async () => {
    const { play, asked } = createAnalysis([headline('a')]);
    await play(atMs);
    await play(atMs);
    await play(atMs + hourMs);

    expect(asked(), 'one question an instrument').toBe(1);
  });

  it('keeps a view of nothing, with the reason, when the model fails, and asks again later', async () => {
    const { play, analyses, asked } = createAnalysis([headline('a')], {
      status: 'failed',
      reason: 'quota',
      model: 'm',
    });
    await play(atMs);
    await play(atMs + hourMs);

    const [first] = await analyses();
    expect(first).toMatchObject({ failure: 'quota', view: { score: 0, confidence: 0 } });
    expect(asked()).toBe(2);
  });

  it('keeps no view of a model that makes up its sources, but what it cost', async () => {
    const invented = { ...view, summary: { ko: '[7]번이 좋습니다', en: 'Number [7] is good' } };
    const { play, analyses } = createAnalysis([headline('a')], { ...answered, view: invented });
    await play(atMs);
    const [first] = await analyses();
    expect(first).toMatchObject({ failure: 'the model named source 7 of 1', view: { score: 0, confidence: 0 } });
    expect(first).toMatchObject({ inputTokens: 10, outputTokens: 5 });
  });

  it('leaves out headlines from the future and from before yesterday', async () => {
    const { play, analyses } = createAnalysis([headline('a', atMs + 1), headline('b', atMs - dayMs)]);
    await play(atMs);

    expect(await analyses()).toEqual([]);
  });

  it('goes on without headlines when their feed is down', async () => {
    const { play, analyses } = createAnalysis(new FeedError('down', 'no answer'));
    await play(atMs);

    expect(await analyses()).toEqual([]);
  });
});

function headline(id: string, publishedAtMs = atMs - hourMs): Headline {
  return { title: `headline ${id}`, link: `https://example.com/${id}`, publisher: 'A paper', publishedAtMs };
}

function createAnalysis(found: readonly Headline[] | FeedError, answer = answered) {
  const store = memoryStore();
  let asked = 0;
  const analyst = {
    name: 'counting',
    async analyze() {
      asked += 1;
      return answer;
    },
  };
  const headlines = async (instrumentId: string) => {
    if (found instanceof FeedError) throw found;
    return instrumentId === 'KRW-BTC' ? [...found] : [];
  };
  const bus = createMessageBus(functions, 'once');
  const context = quietContext({
    store,
    publish: bus.publish,
    headlines: async () => ({ name: 'paper', headlines: ({ id }) => headlines(id) }),
    analysts: async () => analyst,
  });
  return {
    asked: () => asked,
    analyses: () => store.list({ collection: 'analyses', limit: 10 }),
    async play(tickAtMs: number) {
      const collect = functions.find(({ name }) => name === 'collect-news');
      await collect?.handle({ data: { atMs: tickAtMs }, atMs: tickAtMs }, context);
      await bus.drain((definition, data) => definition.handle({ data, atMs: tickAtMs }, context));
    },
  };
}
