import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteMs } from '../base/instant.ts';
import { candlesOf, noonMs } from '../testing/samples.ts';
import { mergeReading, type Reading } from './merge-reading.ts';

const [first, second, third] = candlesOf([1, 2, 3]);
if (first === undefined || second === undefined || third === undefined) throw new Error('three candles');

describe('a reading that is merged into a page', () => {
  it('says what is new and what was corrected', () => {
    const known = mergeReading(undefined, { candles: [second], atMs: noonMs });
    const corrected = { ...second, close: 2.5 };
    const merged = mergeReading(known, { candles: [third, corrected, first, third], atMs: noonMs + minuteMs });
    expect(merged.candles).toEqual([first, corrected, third]);
    expect(merged.added).toEqual([first, third]);
    expect(merged.corrected).toEqual([{ before: second, after: corrected }]);
    expect(merged.readAfter, 'minutes after each opening').toEqual([4, 3, 2]);
  });

  it('turns no corrected candle back when an earlier question is answered late', () => {
    const corrected = { ...second, close: 2.5 };
    const known = mergeReading(undefined, { candles: [corrected], atMs: noonMs + minuteMs });
    const late = mergeReading(known, { candles: [first, second], atMs: noonMs });
    expect(late.candles, 'the hole is filled, the correction stays').toEqual([first, corrected]);
    expect(late.corrected).toEqual([]);
  });

  it('takes a page that says nothing of when it was read', () => {
    const merged = mergeReading({ candles: [second] }, { candles: [{ ...second, close: 9 }], atMs: noonMs });
    expect(merged.corrected).toHaveLength(1);
  });

  it('ends in the same page in whatever order the answers arrive', () => {
    const closes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
    const readings = fc.uniqueArray(fc.tuple(fc.nat(50), fc.nat(4), closes), {
      selector: ([minute]) => minute,
      minLength: 1,
      maxLength: 8,
    });
    const shuffled = readings.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([inOrder, anyOrder]) => {
        const toReading = ([minute, start, values]: (typeof inOrder)[number]): Reading => ({
          atMs: noonMs + minute * minuteMs,
          candles: candlesOf(values, noonMs - start * minuteMs),
        });
        const play = (all: readonly (typeof inOrder)[number][]) =>
          all.map(toReading).reduce<ReturnType<typeof mergeReading> | undefined>(mergeReading, undefined);
        const clean = play(inOrder.toSorted(([left], [right]) => left - right));
        const rough = play(anyOrder);
        expect(rough?.candles).toEqual(clean?.candles);
        expect(rough?.readAfter).toEqual(clean?.readAfter);
      }),
    );
  });
});
