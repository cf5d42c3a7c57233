import type { MarketProgramme, MarketSeries } from '../markets/market-series.ts';
import type { Text } from '@gaemi/core/base/text.ts';

interface KnownName {
  readonly name: Text;
  /** What people type when they look for it, in lower case. */
  readonly words: readonly string[];
}

/** How people call what the town trades. */
const knownNames: Readonly<Record<string, KnownName>> = {
  'KRW-BTC': { name: { ko: '비트코인', en: 'Bitcoin' }, words: ['비트코인', 'bitcoin', 'btc'] },
  'KRW-ETH': { name: { ko: '이더리움', en: 'Ethereum' }, words: ['이더리움', 'ethereum', 'eth'] },
  '005930.KS': { name: { ko: '삼성전자', en: 'Samsung Electronics' }, words: ['삼성전자', 'samsung'] },
  '035420.KS': { name: { ko: '네이버', en: 'NAVER' }, words: ['네이버', 'naver'] },
  '000660.KS': { name: { ko: 'SK하이닉스', en: 'SK hynix' }, words: ['하이닉스', 'hynix'] },
  '035720.KQ': { name: { ko: '모의 코스닥 종목', en: 'A simulated KOSDAQ share' }, words: ['코스닥'] },
  'KRW-XRP': { name: { ko: '리플', en: 'XRP' }, words: ['리플', 'xrp', 'ripple'] },
  'KRW-SOL': { name: { ko: '솔라나', en: 'Solana' }, words: ['솔라나', 'solana'] },
  NVDA: { name: { ko: '엔비디아', en: 'NVIDIA' }, words: ['엔비디아', 'nvidia'] },
  TSLA: { name: { ko: '테슬라', en: 'Tesla' }, words: ['테슬라', 'tesla'] },
  GOOGL: { name: { ko: '알파벳', en: 'Alphabet' }, words: ['알파벳', 'alphabet', 'google'] },
  '^KS11': { name: { ko: '코스피 지수', en: 'KOSPI Composite Index' }, words: ['코스피', 'kospi'] },
  'KRW=X': { name: { ko: '원/달러 환율', en: 'USD/KRW' }, words: ['환율', 'usd/krw'] },
  AAPL: { name: { ko: '애플', en: 'Apple' }, words: ['애플', 'apple'] },
  MSFT: { name: { ko: '마이크로소프트', en: 'Microsoft' }, words: ['마이크로소프트', 'microsoft'] },
  PG: { name: { ko: 'P&G', en: 'Procter & Gamble' }, words: ['p&g', 'procter'] },
  SLV: { name: { ko: '은 ETF', en: 'iShares Silver Trust' }, words: ['silver trust'] },
  STX: { name: { ko: '시게이트', en: 'Seagate' }, words: ['시게이트', 'seagate'] },
  URTH: { name: { ko: 'MSCI 월드 ETF', en: 'iShares MSCI World ETF' }, words: ['msci world'] },
  SPY: { name: { ko: 'S&P 500 ETF', en: 'SPDR S&P 500 ETF' }, words: ['spdr'] },
  '^GSPC': { name: { ko: 'S&P 500 지수', en: 'S&P 500' }, words: ['s&p 500', 's&p500'] },
};

export function nameOf(instrumentId: string): Text {
  return knownNames[instrumentId]?.name ?? { ko: instrumentId, en: instrumentId };
}

/** The market that a search is about, or nothing. */
export function seriesSearched(programme: MarketProgramme, query: string): MarketSeries | undefined {
  const text = query.toLowerCase();
  const words = new Set(text.split(/[\s"]+/));
  return programme.instruments.find(({ instrumentId }) => {
    const known = knownNames[instrumentId]?.words ?? [];
    return words.has(instrumentId.toLowerCase()) || known.some((word) => text.includes(word));
  });
}
