import { describe, expect, it } from 'vitest';
import { cloudLogger } from './cloud-logger.ts';

const labels = { function: 'deposit', causeId: 'c1', atMs: 1, trace: 'projects/p/traces/t1' };
const always = { function: 'deposit', causeId: 'c1', atMs: 1, 'logging.googleapis.com/trace': 'projects/p/traces/t1' };

/** The only line that a call wrote, parsed, with its length. */
function written(call: (log: ReturnType<typeof cloudLogger>) => void) {
  const lines: string[] = [];
  call(cloudLogger(labels, (line) => lines.push(line)));
  expect(lines).toHaveLength(1);
  const [line = ''] = lines;
  expect(line).not.toContain('\n');
  return { entry: JSON.parse(line) as Record<string, unknown>, length: line.length }; // a line is one object
}

describe('a line of the log', () => {
  it('carries its severity, the run it belongs to, and its details', () => {
    const { entry } = written((log) => log.warn('low', { left: 3, units: 12_345_678_901_234_567_890n }));
    expect(entry).toEqual({ ...always, severity: 'WARNING', message: 'low', left: 3, units: '12345678901234567890' });
  });

  it('cannot be made to speak for another run by its details', () => {
    const forged = { severity: 'INFO', message: 'well', causeId: 'other', 'logging.googleapis.com/trace': 'other' };
    expect(written((log) => log.error('failed', forged)).entry).toEqual({
      ...always,
      severity: 'ERROR',
      message: 'failed',
    });
  });

  it.each<[string, () => unknown]>([
    ['goes round in a circle', circle],
    ['cannot be read', () => Object.defineProperty({}, 'x', { enumerable: true, get: () => fail() })],
    ['is huge', () => 'x'.repeat(300_000)],
  ])('is written without a detail that %s, and says so', (_case, detail) => {
    const { entry, length } = written((log) => log.error('failed', { detail: detail() }));
    expect(entry).toEqual({
      ...always,
      severity: 'ERROR',
      message: 'failed',
      dropped: expect.stringContaining('details'),
    });
    expect(length).toBeLessThan(1_000);
  });

  it('is cut short when the message is huge', () => {
    expect(written((log) => log.error('x'.repeat(300_000))).length).toBeLessThan(10_000);
  });
});

describe('an error in the log', () => {
  it('names all that caused it, each address of a host included', () => {
    const several = new AggregateError([new Error('v4 refused'), new Error('v6 refused')], '');
    const error = new TypeError('fetch failed', { cause: several });
    const text = textOf(error);
    for (const part of ['fetch failed', 'v4 refused', 'v6 refused', 'cloud-logger.test.ts'])
      expect(text).toContain(part);
  });

  it('is written when it causes itself', () => {
    const error = new Error('chicken');
    error.cause = new Error('egg', { cause: error });
    expect(textOf(error)).toMatch(/chicken[^]*egg/);
  });

  it('names what was thrown though it is no error', () => {
    expect(textOf(new Error('outer', { cause: { code: 7 } }))).toContain('{"code":7}');
  });

  it('is cut short when a vendor answered with a whole page', () => {
    expect(textOf(new Error('x'.repeat(300_000))).length).toBeLessThan(30_000);
  });
});

function textOf(error: Error): string {
  return String(written((log) => log.error('failed', { error })).entry['error']);
}

function circle(): unknown {
  const around: Record<string, unknown> = {};
  around['self'] = around;
  return around;
}

function fail(): never {
  throw new Error('unreadable');
}
