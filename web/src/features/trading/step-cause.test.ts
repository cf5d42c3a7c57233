import { expect, it } from 'vitest';
import { stepCause } from './step-cause.ts';

const causeOf = (causeId: string, strategyId = 'sma-cross') =>
  stepCause({ status: 'open', atMs: 1, causeId }, { causeId: 'signal-1', strategyId });

it('tells who took an order a step further', () => {
  expect(causeOf('signal-1')).toEqual({ by: 'decision' });
  expect(causeOf('signal-1', 'manual')).toEqual({ by: 'person' });
  expect(causeOf('execute-orders')).toEqual({ by: 'send' });
  expect(causeOf('cancelled')).toEqual({ by: 'person' });
  expect(causeOf('trading-enabled')).toEqual({ by: 'halt' });
  expect(causeOf('upbit')).toEqual({ by: 'venue', venue: 'upbit' });
});
