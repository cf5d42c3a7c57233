import { crypto } from './crypto.ts';
import { krx } from './krx.ts';
import { krxFutures } from './krx-futures.ts';
import { krxFuturesNight } from './krx-futures-night.ts';
import type { TradingCalendar } from './trading-calendar.ts';
import { usStocks } from './us-stocks.ts';

/** Every calendar of the desk. */
export const calendars: readonly TradingCalendar[] = [krx, krxFutures, krxFuturesNight, usStocks, crypto];
