import { type Analysis, type AnalysisKind, countsFromMs } from '../../analysis/analysis.ts';
import { formatScore, formatScoresApart } from '../../base/format.ts';
import { hourMs } from '../../base/instant.ts';
import { isAbove } from '../../base/is-above.ts';
import { spanText } from '../../base/span-text.ts';
import type { Text } from '../../base/text.ts';
import { meanAbsoluteChange } from '../indicators/mean-absolute-change.ts';
import { simpleMovingAverage } from '../indicators/simple-moving-average.ts';
import { answersMax, barBeforeMs, type Opinion, type Strategy, type StrategyView } from '../strategy.ts';

const fastPeriod = 5;
const slowPeriod = 20;

/** How much each voice counts; together 1. */
const weights = { news: 0.45, trends: 0.15, price: 0.4 } as const;

/** The age at which a view counts half: headlines are stale within a day, search interest moves by days. */
const halfLifeMs: Readonly<Record<AnalysisKind, number>> = { news: 6 * hourMs, trends: 24 * hourMs };

/** More than the price can say alone. */
const threshold = 0.5;

/**
 * The analysts' views and the price, when they agree. A view counts `score * confidence * 0.5 ^ (age / half-life)`; the
 * price trend is the gap of the means of 5 and 20 closes in mean absolute changes of a bar, held within -1 and 1. It
 * speaks on the bar on which their weighed sum passes 0.5 to either side with views and trend on that side, and is
 * silent while that lasts. Confidence is 0.5 at the threshold and grows evenly to 1 at a sum of 1.
 */
export const analystView: Strategy = {
  id: 'analyst-view',
  name: { ko: '분석가의 견해', en: "The analyst's view" },
  description: {
    ko: '뉴스와 검색 추이에 대한 분석가의 견해가 가격 추세와 뜻을 같이할 때만 말합니다.',
    en: "Speaks only when the analyst's view of news and search trends agrees with the trend of the price.",
  },
  warmupCandles: slowPeriod + 2,
  evaluate(view) {
    const weighed = weigh(view);
    const side = sideOf(weighed);
    if (side === undefined || side === sideOf(weigh(oneBarBefore(view)))) return undefined;
    return opinionOf(side, weighed);
  },
};

interface Weighed {
  readonly news: number;
  readonly trends: number;
  readonly views: number;
  readonly priceTrend: number;
  readonly score: number;
  readonly voices: readonly Voice[];
}

/** An analyst's view, how old it is and what it still counts. */
interface Voice {
  readonly analysis: Analysis;
  readonly ageMs: number;
  readonly count: number;
}

function weigh(view: StrategyView): Weighed {
  const voices = (['news', 'trends'] as const).flatMap((kind) => voiceOf(kind, view) ?? []);
  const countOf = (kind: AnalysisKind): number => voices.find(({ analysis }) => analysis.kind === kind)?.count ?? 0;
  const [news, trends] = [countOf('news'), countOf('trends')];
  const views = weights.news * news + weights.trends * trends;
  const priceTrend = priceTrendOf(view.candles.map(({ close }) => close));
  return { news, trends, views, priceTrend, score: views + weights.price * priceTrend, voices };
}

function voiceOf(kind: AnalysisKind, { analyses, atMs }: StrategyView): Voice | undefined {
  const analysis = analyses
    .filter((one) => one.kind === kind && countsFromMs(one) <= atMs)
    .toSorted((left, right) => right.atMs - left.atMs)
    .slice(0, answersMax)
    .find(({ failure }) => failure === undefined);
  if (analysis === undefined) return undefined;
  const ageMs = atMs - countsFromMs(analysis);
  const { score, confidence } = analysis.view;
  return { analysis, ageMs, count: score * confidence * 0.5 ** (ageMs / halfLifeMs[kind]) };
}

function priceTrendOf(closes: readonly number[]): number {
  const recent = closes.slice(-slowPeriod - 1);
  const fast = last(simpleMovingAverage(recent, fastPeriod));
  const slow = last(simpleMovingAverage(recent, slowPeriod));
  // A price that does not move has no trend.
  if (!isAbove(fast, slow) && !isAbove(slow, fast)) return 0;
  return Math.max(-1, Math.min(1, (fast - slow) / last(meanAbsoluteChange(recent, slowPeriod))));
}

function last(line: Float64Array): number {
  return line.at(-1) ?? Number.NaN;
}

function sideOf({ views, priceTrend, score }: Weighed): Opinion['side'] | undefined {
  if (score >= threshold && views > 0 && priceTrend > 0) return 'buy';
  if (score <= -threshold && views < 0 && priceTrend < 0) return 'sell';
  return undefined;
}

/** What the strategy was shown on the bar before: an agreement is told once, when it begins. */
function oneBarBefore(view: StrategyView): StrategyView {
  return { candles: view.candles.slice(0, -1), analyses: view.analyses, atMs: barBeforeMs(view) };
}

function opinionOf(side: Opinion['side'], weighed: Weighed): Opinion {
  const { news, trends, priceTrend, score } = weighed;
  return {
    side,
    confidence: 0.5 + (0.5 * (Math.abs(score) - threshold)) / (1 - threshold),
    reasons: [...weighed.voices.map(viewText), trendText(side, weighed)],
    evidence: {
      news,
      trends,
      priceTrend,
      score,
      threshold,
      newsWeight: weights.news,
      trendsWeight: weights.trends,
      priceWeight: weights.price,
    },
  };
}

const kindNames: Readonly<Record<AnalysisKind, Text>> = {
  news: { ko: '뉴스', en: 'News' },
  trends: { ko: '검색 추이', en: 'Search trends' },
};

function viewText({ analysis: { kind, view, model }, ageMs, count }: Voice): Text {
  const [score, confidence, counted] = [view.score, view.confidence, count].map(formatScore);
  const age = spanText(ageMs);
  return {
    ko: `${kindNames[kind].ko} (${model}): 점수 ${score}, 신뢰도 ${confidence}, 지금 반영 ${counted}(${age.ko} 전). ${view.summary.ko}`,
    en: `${kindNames[kind].en} (${model}): score ${score}, confidence ${confidence}, counted as ${counted} at an age of ${age.en}. ${view.summary.en}`,
  };
}

function trendText(side: Opinion['side'], { priceTrend, score }: Weighed): Text {
  const trend = formatScore(priceTrend);
  const [sum, edge] = formatScoresApart(Math.abs(score), threshold);
  const direction = side === 'buy' ? { ko: '오름세', en: 'up' } : { ko: '내림세', en: 'down' };
  return {
    ko: `가격 추세 ${trend}도 ${direction.ko}이며, 모두 더한 점수의 크기(${sum})가 기준(${edge})에 이르렀습니다.`,
    en: `The price trend of ${trend} points ${direction.en} too; together they weigh ${sum}; ${edge} is enough.`,
  };
}
