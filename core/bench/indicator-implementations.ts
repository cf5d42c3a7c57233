import { computeIndicators } from '../src/signals/indicators/compute-indicators.ts';
import type { Bars } from '../src/signals/indicators/bars.ts';
import { parseSpec } from '../src/signals/indicators/parse-spec.ts';
import type { ImplementationName } from './indicator-names.ts';
import { indicatorPeers } from './indicator-peers.ts';
import { indicatorsLimit } from './indicators-limit.ts';
import { loadTaLib } from './ta-lib.ts';

/** Brings the bars into the form it wants, which is not timed; what it answers is. */
export type Prepare = (bars: Bars) => () => Columns;

/** In the order of `columnNames`; a column that it does not have is left out. */
export type Columns = readonly (ArrayLike<number> | undefined)[];

export const implementations: Readonly<Record<ImplementationName, Prepare>> = {
  'by hand, one pass (the limit)': (bars) => () => Object.values(indicatorsLimit(bars)),
  Gaemi: prepareOwn,
  'TA-Lib in WebAssembly (talib-web), copied in and out': prepareTaLib,
  ...indicatorPeers,
};

const specs = 'sma:20 sma:50 sma:200 ema:12 ema:26 rsi:14 macd:12:26:9 bollinger:20:2 atr:14 stochastic:14:3:3'.split(
  ' ',
);

function prepareOwn(bars: Bars): () => Columns {
  const configured = specs.map(parseSpec);
  return () => computeIndicators(configured, bars).flatMap((lines) => Object.values(lines));
}

function prepareTaLib({ high, low, close }: Bars): () => Columns {
  const taLib = loadTaLib();
  return () => [
    ...taLib.call('SMA', [close, 20]),
    ...taLib.call('SMA', [close, 50]),
    ...taLib.call('SMA', [close, 200]),
    ...taLib.call('EMA', [close, 12]),
    ...taLib.call('EMA', [close, 26]),
    ...taLib.call('RSI', [close, 14]),
    ...taLib.call('MACD', [close, 12, 26, 9], 3),
    ...taLib.call('BBANDS', [close, 20, 2, 2, 0], 3),
    ...taLib.call('ATR', [high, low, close, 14]),
    ...taLib.call('STOCH', [high, low, close, 14, 3, 0, 3, 0], 2),
  ];
}
