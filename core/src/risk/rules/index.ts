import type { RiskRule } from '../rule.ts';
import { availableFunds } from './available-funds.ts';
import { confidence } from './confidence.ts';
import { dailyLoss } from './daily-loss.ts';
import { freshQuote } from './fresh-quote.ts';
import { freshSignal } from './fresh-signal.ts';
import { minimumOrder } from './minimum-order.ts';
import { oneMind } from './one-mind.ts';
import { openIncident } from './open-incident.ts';
import { positionSize } from './position-size.ts';
import { stopLoss } from './stop-loss.ts';
import { strategyCapital } from './strategy-capital.ts';
import { strategyEnabled } from './strategy-enabled.ts';
import { tradable } from './tradable.ts';
import { tradingEnabled } from './trading-enabled.ts';
import { volatility } from './volatility.ts';

/** Every gate an order passes; all are asked, so that a refusal names all its reasons. */
export const riskRules: readonly RiskRule[] = [
  tradingEnabled,
  openIncident,
  dailyLoss,
  volatility,
  positionSize,
  stopLoss,
  tradable,
  freshQuote,
  freshSignal,
  oneMind,
  strategyEnabled,
  strategyCapital,
  confidence,
  availableFunds,
  minimumOrder,
];
