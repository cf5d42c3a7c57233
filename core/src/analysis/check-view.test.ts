import { describe, expect, it } from 'vitest';
import { checkView } from './check-view.ts';

const viewOf = (en: string, ko = '요약') => ({ score: 0.9, confidence: 1, summary: { ko, en } });

describe('what a model has said', () => {
  it('is kept when every source that it names was there', () => {
    const view = viewOf('Headlines [1] and [2, 3] are good.', '[3]번이 좋습니다.');
    expect(checkView(view, 3)).toEqual({ status: 'sound', view });
    expect(checkView(viewOf('No number at all.'), 0).status).toBe('sound');
  });

  it.each([
    ['Headline [4] says buy.', '요약', 4],
    ['As [1] says.', '[1, 9]에 따르면 사야 합니다.', 9],
    ['As [0] says.', '요약', 0],
  ])('is no view when it names a source that it was not shown: %s %s', (en, ko, source) => {
    expect(checkView(viewOf(en, ko), 3)).toEqual({
      status: 'unsound',
      reason: `the model named source ${source} of 3`,
    });
  });

  it('is no view without a reason that a person can see', () => {
    expect(checkView(viewOf(' \u200B\u2066 '), 3)).toEqual({ status: 'unsound', reason: 'the model gave no reason' });
    expect(checkView(viewOf('Good.', ''), 3).status).toBe('unsound');
  });

  it('is one visible line, however it was written', () => {
    const checked = checkView(viewOf(`Up\u202E\u200B<b>now</b>\n\n\u0000${'가'.repeat(1000)}`), 3);
    const summary = checked.status === 'sound' ? checked.view.summary.en : '';
    expect(summary, 'what looks like markup is text like any other').toMatch(/^Up <b>now<\/b> 가+$/);
    expect(summary).toHaveLength(400);
  });
});
