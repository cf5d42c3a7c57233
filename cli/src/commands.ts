import type { Command } from 'commander';
import { balanceCommand } from './ledger/balance.ts';
import { convertCommand } from './ledger/convert.ts';
import { depositCommand } from './ledger/deposit.ts';
import { stakeCommand, unstakeCommand } from './ledger/stake-command.ts';
import { statementCommand } from './ledger/statement.ts';
import { withdrawCommand } from './ledger/withdraw.ts';
import { instrumentsCommand } from './market/instruments.ts';
import { recordCommand } from './market/record.ts';
import { subtickCommand } from './market/subtick.ts';
import { unwatchCommand, watchCommand } from './market/watch.ts';
import { haltCommand } from './risk/halt.ts';
import { resolveCommand } from './risk/resolve.ts';
import { resumeCommand } from './risk/resume.ts';
import { shortsCommand } from './risk/shorts.ts';
import { indicatorsCommand } from './signals/indicators.ts';
import { statusCommand } from './system/status.ts';
import type { Terminal } from './terminal.ts';
import { accountCommand } from './trading/account.ts';
import { cancelCommand } from './trading/cancel.ts';
import { orderCommand } from './trading/order.ts';
import { ordersCommand } from './trading/orders.ts';

/** What `gaemi` can do, in the order its help tells it. */
export const commands: readonly ((terminal: Terminal) => Command)[] = [
  statusCommand,
  haltCommand,
  resumeCommand,
  resolveCommand,
  shortsCommand,
  balanceCommand,
  depositCommand,
  withdrawCommand,
  stakeCommand,
  unstakeCommand,
  convertCommand,
  statementCommand,
  orderCommand,
  ordersCommand,
  cancelCommand,
  accountCommand,
  watchCommand,
  unwatchCommand,
  subtickCommand,
  instrumentsCommand,
  recordCommand,
  indicatorsCommand,
];
