import { expect, it } from 'vitest';
import { allRefusals } from './all-refusals.ts';

const refusal = (rule: string, said: string) => ({ rule, text: { ko: said, en: said } });

it('names each rule once, in the words of the rulebook where both have something to say', () => {
  const nearest = { quantityUnits: 1n };
  const refusals = allRefusals({
    refusals: [{ ...refusal('minimum-order', 'rulebook'), nearest }],
    verdicts: [
      { rule: 'fresh-quote' },
      { rule: 'minimum-order', refusal: refusal('minimum-order', 'gate') },
      { rule: 'daily-loss', refusal: refusal('daily-loss', 'gate') },
    ],
  });
  expect(refusals.map(({ rule, text, nearest: near }) => [rule, text.en, near])).toEqual([
    ['minimum-order', 'rulebook', nearest],
    ['daily-loss', 'gate', undefined],
  ]);
});
