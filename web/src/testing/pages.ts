/** Every page behind the overview, and what it shows once it is there. */
export const pages = [
  {
    path: '/markets/KRW-BTC?indicators=sma:20,bollinger:20:2,rsi:14,macd:12:26:9',
    there: 'figure[data-candles] canvas',
  },
  { path: '/orders', there: '[data-row]' },
  { path: '/watchlist', there: '[data-watched="KRW-BTC"] a' },
  { path: '/screener', there: '[data-row]' },
  { path: '/studies', there: '[data-heatmap]' },
  { path: '/bank', there: '[data-account]:visible' },
  { path: '/incidents', there: '[data-incident]' },
  { path: '/account', there: '[data-account-choice]' },
] as const;
