import { describe, expect, it } from 'vitest';
import { describeTrouble } from './function-log.ts';

describe('what the functions say', () => {
  it('is one readable line when it is trouble', () => {
    const line = { severity: 'ERROR', message: 'failed', function: 'place-orders', error: 'Error: no price\n    at x' };
    expect(describeTrouble(JSON.stringify(line))).toBe('place-orders: failed: Error: no price');
    const warning = { severity: 'WARNING', message: 'the feed has no answer', reason: 'timeout' };
    expect(describeTrouble(JSON.stringify(warning))).toBe('functions: the feed has no answer: timeout');
  });

  it('is nothing to a person when it is not', () => {
    expect(describeTrouble(JSON.stringify({ severity: 'INFO', message: 'handled' }))).toBeUndefined();
    expect(describeTrouble('Serving function...')).toBeUndefined();
    expect(describeTrouble('{"half')).toBeUndefined();
    expect(describeTrouble('{"severity":7}')).toBeUndefined();
  });
});
