import { describe, expect, it } from 'vitest';
import { defaultInstruments } from './instruments.ts';
import {
  type Coverage,
  coveredInstruments,
  coverLess,
  coverMore,
  readSymbols,
  watchedMax,
  watchersOf,
} from './watchlist.ts';

const coins = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `KRW-C${from + index}`);
const cover = (coverage: Coverage | undefined, userId: string, ids: readonly string[]): Coverage => {
  const covered = coverMore(coverage, { userId, ids });
  if (covered.status === 'refused') throw new Error(covered.text.en);
  return covered.coverage;
};

describe('the symbols that a person gives', () => {
  it('are read together, each once, by the names of the list', () => {
    const read = readSymbols(['AAPL', 'KRW-XRP', 'AAPL']);
    if (read.status === 'refused') throw new Error(read.text.en);
    expect(read.instruments.map(({ id, name }) => [id, name.ko])).toEqual([
      ['AAPL', '애플'],
      ['KRW-XRP', 'XRP'],
    ]);
  });

  it('are refused as a whole for one that cannot be read', () => {
    expect(readSymbols(['AAPL', '005930'])).toMatchObject({ status: 'refused' });
  });

  it.each([
    ['삼성전자', '005930.KS'],
    ['bitcoin', 'KRW-BTC'],
    ['Apple', 'AAPL'],
  ])('are told what they stand for when they are names: %s', (name, id) => {
    expect(readSymbols([name])).toMatchObject({
      text: { en: `"${name}" is not a symbol of this desk. Did you mean ${id}?` },
    });
  });

  it('are refused by their number before any of them is read', () => {
    const read = readSymbols(Array.from({ length: 1_000_000 }, () => 'AAPL'));
    expect(read).toMatchObject({
      status: 'refused',
      text: { en: expect.stringContaining('1,000,000 symbols are too many; name at most 30') },
    });
    expect(read).toMatchObject({ text: { ko: expect.stringContaining('1,000,000개는 너무 많습니다') } });
    expect(readSymbols([])).toMatchObject({ status: 'refused', text: { en: 'Name at least one symbol.' } });
  });
});

describe('what is collected', () => {
  it('is the defaults and what anybody watches, each once', () => {
    const coverage = cover(cover(undefined, 'ant', ['KRW-XRP', 'AAPL']), 'bee', ['KRW-XRP']);
    const ids = coveredInstruments(coverage).map(({ id }) => id);
    expect(ids).toEqual([...defaultInstruments.map(({ id }) => id), 'KRW-XRP']);
    expect(cover(coverage, 'ant', ['KRW-XRP']), 'watching twice is watching once').toEqual(coverage);
  });

  it('goes on while one is left who watches', () => {
    const coverage = cover(cover(undefined, 'ant', ['KRW-XRP']), 'bee', ['KRW-XRP']);
    const half = coverLess(coverage, { userId: 'ant', ids: ['KRW-XRP', 'KRW-NONE'] });
    expect(half.watchers).toEqual({ 'KRW-XRP': ['bee'] });
    expect(coverLess(half, { userId: 'bee', ids: ['KRW-XRP'] }).watchers).toEqual({});
    expect(coverLess(undefined, { userId: 'bee', ids: ['KRW-XRP'] })).toEqual({ watchers: {} });
  });

  it('has an end, which is told with what to do', () => {
    const room = watchedMax - defaultInstruments.length;
    const full = cover(undefined, 'ant', coins(room));
    expect(coveredInstruments(full)).toHaveLength(watchedMax);
    expect(coverMore(full, { userId: 'bee', ids: coins(1, 500) })).toMatchObject({
      status: 'refused',
      text: {
        en: `This desk collects at most ${watchedMax} instruments, and these would make ${watchedMax + 1}. Remove what nobody looks at first.`,
      },
    });
    expect(coverMore(full, { userId: 'bee', ids: coins(room) }).status, 'watched already').toBe('covered');
  });

  it('keeps the switch of the sub-ticks, and leaves out ids of forms that are gone', () => {
    const coverage = { watchers: { 'old id': ['ant'] }, subTicks: true };
    expect(cover(coverage, 'bee', ['KRW-XRP']).subTicks).toBe(true);
    expect(coverLess(coverage, { userId: 'bee', ids: [] }).subTicks).toBe(true);
    expect(coveredInstruments(coverage)).toEqual(defaultInstruments);
  });

  it('is decided on for everybody when every desk has it, and otherwise for those who chose it', () => {
    const coverage = cover(undefined, 'ant', ['KRW-XRP', 'AAPL']);
    expect(watchersOf(coverage, 'AAPL')).toBe('everybody');
    expect(watchersOf(coverage, 'KRW-XRP')).toEqual(['ant']);
    expect(watchersOf(undefined, 'KRW-XRP')).toEqual([]);
  });
});
