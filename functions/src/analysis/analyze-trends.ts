import { answeringMs } from '@gaemi/core/analysis/analysis.ts';
import { trendsRequest } from '@gaemi/core/analysis/trends-prompt.ts';
import { makeId } from '@gaemi/core/base/id.ts';
import { secondMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { askAnalyst } from './ask-analyst.ts';

/** Search interest was read: asks the analyst what it says about demand, and keeps the answer for ever. */
export const analyzeTrends = defineSubscriber({
  name: 'analyze-trends',
  identity: 'analyst',
  topic: 'trends-collected',
  timeoutSeconds: answeringMs / secondMs,
  uses: ['analysts'],
  async run({ instrumentId, atMs }, context) {
    const trend = await context.store.get(documentRef('trends', instrumentId));
    if (trend === undefined)
      throw new Error(`the search interest of "${instrumentId}" was announced but is not stored`);
    const evidence = [makeId('trend', instrumentId, trend.points.at(-1)?.atMs ?? 0)];
    const request = trendsRequest(instrumentById(instrumentId), trend);
    await askAnalyst({ kind: 'trends', instrumentId, atMs, evidence, request }, context);
  },
});
