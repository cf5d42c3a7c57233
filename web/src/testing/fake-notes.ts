import type { Desk } from '@gaemi/core/base/desk.ts';
import type { Job } from '@gaemi/core/base/job.ts';
import { minuteMs } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { Alert } from '@gaemi/core/risk/alert.ts';
import type { RiskEvent } from '@gaemi/core/risk/risk-event.ts';
import { type Signal, signalId } from '@gaemi/core/signals/signal.ts';

export function fakeDesk(nowMs: number): Desk {
  return {
    mode: 'replay',
    clock: { wallAtMs: nowMs, marketAtMs: nowMs, speed: 1 },
    sources: defaultInstruments.map(({ id, kind, currency }) => ({
      instrumentId: id,
      kind: kind === 'crypto' || currency === 'KRW' ? 'simulated' : 'recorded',
      description: { ko: '브라우저 시험을 위한 자료', en: 'made for the browser tests' },
    })),
  };
}

export function fakeSignals(candles: readonly Candle[]): Signal[] {
  const kinds = [
    { ago: 3, side: 'buy', confidence: 0.74, strategyId: 'sma-cross' },
    { ago: 14, side: 'buy', confidence: 0.62, strategyId: 'analyst-view' },
    { ago: 42, side: 'sell', confidence: 0.58, strategyId: 'sma-rsi' },
    { ago: 88, side: 'buy', confidence: 0.69, strategyId: 'sma-cross' },
  ] as const;
  return kinds.flatMap(({ ago, side, confidence, strategyId }, index) => {
    const candle = candles.at(-ago);
    if (candle === undefined) return [];
    const instrumentId = index === 1 ? 'KRW-ETH' : 'KRW-BTC';
    return [
      {
        id: signalId(strategyId, instrumentId, '1m', candle.openAtMs),
        strategyId,
        instrumentId,
        interval: '1m',
        candleOpenAtMs: candle.openAtMs,
        atMs: candle.openAtMs + minuteMs,
        side,
        confidence,
        price: index === 1 ? 5_291_000 : candle.close,
        reasons: [
          {
            ko: '20봉 평균이 60봉 평균을 위로 돌파했습니다.',
            en: 'The 20-bar mean has crossed above the 60-bar mean.',
          },
          {
            ko: '뉴스 심리 +0.31: 현물 ETF에 사흘째 자금이 들어오고 있습니다.',
            en: 'News sentiment +0.31: spot ETFs see a third day of inflows.',
          },
        ],
        evidence: { fastMean: 142_318_400, slowMean: 142_107_950, strength: 58.3, news: 0.31 },
      },
    ];
  });
}

export function fakeRiskEvents(nowMs: number): RiskEvent[] {
  return [
    {
      id: 'refused_order_b',
      kind: 'refused',
      rule: 'volatility',
      text: { ko: 'KRW-ETH 매수 거부: 5분 변동 3.4 %', en: 'KRW-ETH buy refused: 5-minute move 3.4 %' },
      atMs: nowMs - 14 * minuteMs,
      orderId: 'order_b',
    },
    {
      id: `resumed_${nowMs - 300 * minuteMs}`,
      kind: 'resumed',
      rule: 'trading-enabled',
      text: { ko: '거래 재개', en: 'Trading resumed' },
      atMs: nowMs - 300 * minuteMs,
    },
  ];
}

export function fakeAlerts(nowMs: number): Alert[] {
  return [
    {
      id: 'alert_a',
      level: 'info',
      text: { ko: '비트코인 0.01042 매수 체결', en: 'Bought 0.01042 Bitcoin' },
      atMs: nowMs - 2 * minuteMs,
    },
    {
      id: 'alert_b',
      level: 'warning',
      text: {
        ko: '검색 추세를 읽지 못했습니다. 다음 회차에 다시 시도합니다.',
        en: 'Search trends could not be read; the next run tries again.',
      },
      atMs: nowMs - 26 * minuteMs,
    },
  ];
}

export function fakeJobs(nowMs: number): Job[] {
  const names = [
    'collect-candles',
    'collect-news',
    'analyze-news',
    'analyze-trends',
    'raise-signals',
    'place-orders',
    'execute-orders',
    'settle-fills',
    'value-portfolio',
  ];
  const succeeded: Job[] = names.map((name, index) => ({
    name,
    atMs: nowMs - index * 9000,
    endedAtMs: nowMs - index * 9000 + 40,
    durationMs: 38 + index * 17,
    outcome: 'succeeded',
    causeId: `tick-${index}`,
  }));
  return [
    ...succeeded,
    {
      name: 'collect-trends',
      atMs: nowMs - 26 * minuteMs,
      endedAtMs: nowMs - 26 * minuteMs + 900,
      durationMs: 912,
      outcome: 'failed',
      causeId: 'tick-x',
      error: 'the feed "google-trends" is throttled: HTTP 429',
    },
  ];
}
