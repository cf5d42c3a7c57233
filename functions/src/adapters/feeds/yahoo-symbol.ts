/** A coin against the won, `KRW-BTC`, is the vendor's `BTC-KRW`; everything else is called by its own symbol. */
export function symbolOf(instrumentId: string): string {
  return instrumentId.replace(/^KRW-([A-Z0-9]+)$/, '$1-KRW');
}
