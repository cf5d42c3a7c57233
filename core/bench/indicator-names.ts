/** The loop by hand, which ratios are to. */
export const limitName = 'by hand, one pass (the limit)';
export const ownName = 'Gaemi';

/** What is compared, in the order of the table. */
export const implementationNames = [
  limitName,
  ownName,
  'TA-Lib in WebAssembly (talib-web), copied in and out',
  '@ixjb94/indicators',
  'indicatorts',
  'trading-signals',
  'technicalindicators',
] as const;

export type ImplementationName = (typeof implementationNames)[number];

/** The fifteen columns that each of them computes. */
export const columnNames: readonly string[] =
  'sma:20 sma:50 sma:200 ema:12 ema:26 rsi:14 macd signal histogram upper middle lower atr:14 k d'.split(' ');
