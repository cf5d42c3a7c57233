/** A coin against the won, `KRW-BTC`, is the vendor's `BTC-KRW`; everything else is called by its own symbol. */
export function symbolOf(instrumentId: string): string {
  return instrumentId.replace(/^KRW-([A-Z0-9]+)$/, '$1-KRW');
}

/** The other way round: `BTC-KRW` is `KRW-BTC` here. */
export function instrumentOf(symbol: string): string {
  return symbol.replace(/^([A-Z0-9]+)-KRW$/, 'KRW-$1');
}
