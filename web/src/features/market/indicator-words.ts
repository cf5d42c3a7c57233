/** Parameters and lines of indicators whose names have words of their own; a new one is shown by its name. */
export const knownParams = [
  'period',
  'fast',
  'slow',
  'signal',
  'smooth',
  'width',
  'minutes',
  'range',
  'step',
  'most',
  'strength',
  'conversion',
  'base',
  'span',
  'barsPerYear',
] as const;

export const knownLines = [
  'macd',
  'signal',
  'histogram',
  'upper',
  'middle',
  'lower',
  'k',
  'd',
  'adx',
  'plusDi',
  'minusDi',
  'up',
  'down',
  'oscillator',
  'direction',
  'conversion',
  'base',
  'spanA',
  'spanB',
] as const;

export function isKnownParam(name: string): name is (typeof knownParams)[number] {
  return knownParams.some((known) => known === name);
}

export function isKnownLine(name: string): name is (typeof knownLines)[number] {
  return knownLines.some((known) => known === name);
}
