import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { boardGroups } from '@gaemi/core/market/instruments.ts';
import { coveredInstruments } from '@gaemi/core/market/watchlist.ts';
import { defineScheduled } from '../runtime/define.ts';
import { collectGroup } from './collect-group.ts';
import { runSubTicks } from './run-sub-ticks.ts';

/**
 * Every minute: reads each group's quotes onto its board, keeps what candles are missing, announces the newest. What is
 * read is what every desk watches and what any person does.
 */
export const collectCandles = defineScheduled({
  name: 'collect-candles',
  identity: 'collector',
  schedule: '* * * * *',
  memoryMb: 512,
  timeoutSeconds: 120,
  uses: ['feeds'],
  async run({ atMs }, context) {
    const { store } = context;
    // In one round trip: a price on its way to the page waits for it.
    const [coverage, ...boards] = await store.getMany([
      documentRef('coverage', 'all'),
      ...boardGroups.map((group) => documentRef('boards', group)),
    ]);
    const groups = [...Map.groupBy(coveredInstruments(coverage), ({ group }) => group)];
    // Groups are independent: one silent vendor must not keep the others from being read.
    const collected = await Promise.all(
      groups.map(async ([group, instruments]) => {
        const isUsual = boardGroups.includes(group);
        const before = isUsual ? boards[boardGroups.indexOf(group)] : await store.get(documentRef('boards', group));
        return collectGroup({ group, instruments, atMs, before }, context);
      }),
    );
    if (coverage?.subTicks === true) await runSubTicks(collected, { fromMs: atMs, toMs: atMs + minuteMs }, context);
  },
});
