import { expect, it } from 'vitest';
import { instrumentName, learnNames } from './instruments.ts';

it('calls a thing by the desk’s own name, then by its vendor’s, then by its symbol', () => {
  expect(instrumentName('KRW-SUI', 'ko')).toBe('SUI');
  learnNames([
    { instrumentId: 'KRW-SUI', name: { ko: '수이', en: 'Sui' } },
    { instrumentId: 'KRW-BTC', name: { ko: '다른 이름', en: 'Another' } },
    { instrumentId: 'AAPL' },
  ]);
  expect([instrumentName('KRW-SUI', 'ko'), instrumentName('KRW-SUI', 'en')]).toEqual(['수이', 'Sui']);
  expect(instrumentName('KRW-BTC', 'ko')).toBe('비트코인');
  expect(instrumentName('nothing of the kind', 'ko')).toBe('nothing of the kind');
});
