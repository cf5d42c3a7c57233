import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
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
    const coverage = await context.store.get(documentRef('coverage', 'all'));
    const groups = [...Map.groupBy(coveredInstruments(coverage), ({ group }) => group)];
    // Groups are independent: one silent vendor must not keep the others from being read.
    const collected = await Promise.all(
      groups.map(([group, instruments]) => collectGroup({ group, instruments, atMs }, context)),
    );
    if (coverage?.subTicks === true) await runSubTicks(collected, { fromMs: atMs, toMs: atMs + minuteMs }, context);
  },
});
