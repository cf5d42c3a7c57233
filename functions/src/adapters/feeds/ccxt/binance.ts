// By its file: the library's entry would bring all hundred exchanges, 6 MB instead of 1.3.
import BinanceExchange from '../../../../../node_modules/ccxt/js/src/binance.js';
import type { CcxtVenue } from '../ccxt-venue.ts';

/** Spot markets of Binance, public endpoints only. */
export const binance: CcxtVenue = {
  name: 'binance',
  url: /^https:\/\/[a-z0-9.]*binance\.com/,
  candlesPerCall: 1000,
  open: (options) => new BinanceExchange({ ...options, enableRateLimit: true, options: { defaultType: 'spot' } }),
  marketId: (base, quote) => `${base}${quote}`,
  isData: Array.isArray,
  isUnknown: (body) => body.includes('-1121'),
};
