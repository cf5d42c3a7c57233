import { describe, expect, it } from 'vitest';
import { type Analysis, answeringMs } from '../../analysis/analysis.ts';
import { hourMs, minuteMs } from '../../base/instant.ts';
import { analysisOf, candlesOf, noonMs } from '../../testing/samples.ts';
import { analystView } from './analyst-view.ts';

const climb = Array.from({ length: 30 }, (_, index) => 100 + index);
const drop = climb.map((close) => 200 - close);
const flat = climb.map(() => 100);

/** The time of a view that counts from noon on. */
const nowMs = noonMs - answeringMs;

function say(closes: readonly number[], analyses: readonly Analysis[], atMs = noonMs) {
  return analystView.evaluate({ candles: candlesOf(closes), analyses, atMs });
}

describe("the analyst's view", () => {
  it('buys when good news meet a rising price, and shows its arithmetic', () => {
    const opinion = say(climb, [analysisOf('news', 0.8), analysisOf('trends', 0.5)]);
    expect(opinion?.side).toBe('buy');
    expect(opinion?.evidence).toMatchObject({ news: 0.8, trends: 0.5, priceTrend: 1, threshold: 0.5 });
    const score = 0.45 * 0.8 + 0.15 * 0.5 + 0.4;
    expect(opinion?.evidence['score']).toBeCloseTo(score, 12);
    expect(opinion?.confidence).toBeCloseTo(0.5 + (0.5 * (score - 0.5)) / 0.5, 12);
    expect(opinion?.reasons).toHaveLength(3);
    expect(opinion?.reasons[0]?.en).toBe(
      'News (rules (simulated)): score 0.8, confidence 1, counted as 0.8 at an age of 0 minutes. summary',
    );
    expect(opinion?.reasons[2]?.ko).toBe(
      '가격 추세 1도 오름세이며, 모두 더한 점수의 크기(0.84)가 기준(0.5)에 이르렀습니다.',
    );
  });

  it('sells when bad news meet a falling price', () => {
    const opinion = say(drop, [analysisOf('news', -0.8)]);
    expect(opinion?.side).toBe('sell');
    expect(opinion?.reasons.at(-1)?.en).toContain('points down too');
  });

  it('is silent when the price does not agree', () => {
    expect(say(drop, [analysisOf('news', 1)])).toBeUndefined();
    expect(say(climb, [analysisOf('news', -1), analysisOf('trends', -1)])).toBeUndefined();
    expect(say(flat, [analysisOf('news', 1)]), 'a price that stands still agrees with nothing').toBeUndefined();
  });

  it('is silent without a view, however steep the price', () => {
    expect(say(climb, [])).toBeUndefined();
    expect(say(climb, [analysisOf('news', 0)])).toBeUndefined();
    expect(say(climb, [analysisOf('news', 0.2)]), 'the price alone does not reach the threshold').toBeUndefined();
    expect(
      say(climb, [analysisOf('news', 0.9, { failure: 'the model was blocked' })]),
      'a failure is no view',
    ).toBeUndefined();
  });

  it('halves a view with its age', () => {
    const aged = (ageMs: number) => say(climb, [analysisOf('news', 0.8, { atMs: nowMs - ageMs })], noonMs);
    expect(aged(0)?.evidence['news']).toBeCloseTo(0.8, 12);
    // Older ones have been told on the bar they came with; here the bars before did not agree yet.
    const turned = [...drop.slice(0, 25), 300];
    const late = say(turned, [analysisOf('news', 0.8, { atMs: nowMs - 6 * hourMs })]);
    expect(late?.evidence['news'], 'one half-life').toBeCloseTo(0.4, 12);
    expect(late?.reasons[0]?.ko).toBe('뉴스 (rules (simulated)): 점수 0.8, 신뢰도 1, 지금 반영 0.4(6시간 전). 요약');
    const trends = say(turned, [analysisOf('trends', 0.8, { atMs: nowMs - 24 * hourMs }), analysisOf('news', 0.4)]);
    expect(trends?.evidence['trends'], 'one half-life').toBeCloseTo(0.4, 12);
  });

  it('takes the newest view of a kind', () => {
    const old = analysisOf('news', -1, { atMs: nowMs - minuteMs });
    expect(say(climb, [old, analysisOf('news', 0.6)])?.evidence['news']).toBe(0.6);
    expect(say(climb, [analysisOf('news', 0.6), old])?.evidence['news'], 'in any order').toBe(0.6);
  });

  it('tells an agreement once, when it begins', () => {
    const view = analysisOf('news', 0.8, { atMs: nowMs - 10 * minuteMs });
    expect(say(climb, [view]), 'it has lasted for ten bars').toBeUndefined();
    expect(say(climb, [analysisOf('news', 0.8)]), 'it begins').toBeDefined();
  });
});
