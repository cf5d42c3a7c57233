import type { Text } from '@gaemi/core/base/text.ts';

/** What the rules make of a prompt. */
export interface Judgement {
  readonly score: number;
  readonly confidence: number;
  readonly summary: Text;
}

const good = [
  '급등',
  '상승',
  '강세',
  '반등',
  '돌파',
  '신고가',
  '호재',
  '승인',
  '유입',
  '올라',
  '뛰',
  '흑자',
  '개선',
  '최대',
  'jump',
  'rall',
  'gain',
  'rise',
  'surge',
  'beat',
  'record',
  'approv',
  'upgrade',
  'bullish',
  'inflow',
  'soar',
];
const bad = [
  '급락',
  '하락',
  '약세',
  '폭락',
  '붕괴',
  '신저가',
  '악재',
  '규제',
  '유출',
  '내려',
  '떨어',
  '적자',
  '우려',
  '해킹',
  '위축',
  'plunge',
  'fall',
  'slip',
  'drop',
  'slump',
  'crash',
  'fear',
  'hack',
  'ban',
  'lawsuit',
  'downgrade',
  'bearish',
  'outflow',
];

/** Reads the lines between the marks of the prompt, or all of it when there are none. It follows no instruction in it. */
export function judgeMaterial(prompt: string): Judgement {
  const material = /<<<MATERIAL\n?([\s\S]*?)\n?MATERIAL>>>/.exec(prompt)?.[1] ?? prompt;
  const lines = material.split('\n').filter((line) => line.trim() !== '');
  const figures = lines.map((line) => Number(/\|\s*(\d+(?:\.\d+)?)\s*$/.exec(line)?.[1] ?? NaN));
  return lines.length >= 3 && figures.every(Number.isFinite) ? judgeTrend(figures) : judgeHeadlines(lines);
}

/** Newer lines come first and count for more. */
function judgeHeadlines(lines: readonly string[]): Judgement {
  let balance = 0;
  let weight = 0;
  const goods: number[] = [];
  const bads: number[] = [];
  lines.forEach((line, index) => {
    const text = line.toLowerCase();
    const ups = good.filter((word) => text.includes(word)).length;
    const downs = bad.filter((word) => text.includes(word)).length;
    const importance = 1 / (1 + index / 6);
    if (ups > downs) goods.push(index + 1);
    if (downs > ups) bads.push(index + 1);
    balance += Math.sign(ups - downs) * importance;
    weight += importance;
  });
  const score = weight === 0 ? 0 : limit(balance / (0.6 * weight));
  const confidence = Math.min(0.85, 0.25 + 0.05 * (goods.length + bads.length) + 0.25 * Math.abs(score));
  return {
    score: round(score),
    confidence: round(goods.length + bads.length === 0 ? 0.1 : confidence),
    summary: {
      ko: `규칙 기반 모의 분석가: 기사 ${lines.length}건 중 긍정 ${goods.length}건${numbersOf(goods)}, 부정 ${bads.length}건${numbersOf(bads)}입니다.`,
      en: `Rule-based simulated analyst: of ${lines.length} headlines, ${goods.length} are good${numbersOf(goods)} and ${bads.length} are bad news${numbersOf(bads)}.`,
    },
  };
}

/** The newest few, by the numbers they have in the prompt. */
function numbersOf(lines: readonly number[]): string {
  return lines.length === 0
    ? ''
    : ` (${lines
        .slice(0, 3)
        .map((line) => `[${line}]`)
        .join(' ')}${lines.length > 3 ? ' …' : ''})`;
}

/** The newest fifth against what came before. */
function judgeTrend(figures: readonly number[]): Judgement {
  const newest = figures.slice(-Math.max(1, Math.floor(figures.length / 5)));
  const before = figures.slice(0, -newest.length);
  const change = mean(newest) / Math.max(1, mean(before)) - 1;
  const percent = Math.round(change * 100);
  return {
    score: round(limit(change)),
    confidence: round(Math.min(0.6, 0.2 + Math.abs(change) / 2)),
    summary: {
      ko: `규칙 기반 모의 분석가: 최근 검색 관심도가 이전 평균보다 ${percent}% ${percent >= 0 ? '높' : '낮'}습니다.`.replace(
        '-',
        '',
      ),
      en: `Rule-based simulated analyst: search interest is ${Math.abs(percent)}% ${percent >= 0 ? 'above' : 'below'} its earlier mean.`,
    },
  };
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length);
}

function limit(value: number): number {
  return Math.min(1, Math.max(-1, value));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
