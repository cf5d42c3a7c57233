import { answeringMs } from '@gaemi/core/analysis/analysis.ts';
import { newsRequest } from '@gaemi/core/analysis/news-prompt.ts';
import { secondMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { askAnalyst } from './ask-analyst.ts';

/** There are headlines to read: asks the analyst what they mean for the price, and keeps the answer for ever. */
export const analyzeNews = defineSubscriber({
  name: 'analyze-news',
  identity: 'analyst',
  topic: 'news-collected',
  timeoutSeconds: answeringMs / secondMs,
  uses: ['analysts'],
  async run({ instrumentId, newsIds, atMs }, context) {
    const documents = await context.store.getMany(newsIds.map((id) => documentRef('news', id)));
    const items = documents.filter((item) => item !== undefined);
    const request = newsRequest(instrumentById(instrumentId), items);
    await askAnalyst({ kind: 'news', instrumentId, atMs, evidence: newsIds, request }, context);
  },
});
