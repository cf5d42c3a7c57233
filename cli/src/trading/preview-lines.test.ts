import { accountOf, decisionOf, kospi, portfolioOf, quoteOf, units } from '@gaemi/core/testing/samples.ts';
import { previewTicket } from '@gaemi/core/risk/decide-ticket.ts';
import { expect, it } from 'vitest';
import { previewLines } from './preview-lines.ts';

it('says of futures what would be closed and opened, the margin, and prices in points', () => {
  const decision = decisionOf({
    accounts: [accountOf('cash', 'KRW', 1_000_000_000), accountOf('contracts', 'KOSPI200F', 2)],
    portfolio: portfolioOf({ equityUnits: units(1_000_000_000) }),
    quote: quoteOf(400, { instrumentId: kospi.id }),
  });
  const cause = { id: 'manual_r', strategyId: 'manual', instrument: kospi, side: 'sell', confidence: 1 } as const;
  const preview = previewTicket(
    { ...decision, cause },
    {
      instrumentId: kospi.id,
      side: 'sell',
      type: 'market',
      size: { by: 'quantity', units: units(5) },
      timeInForce: 'gtc',
      requestId: 'r',
    },
  );
  const lines = previewLines({ ...preview, waitsUntilMs: undefined }).split('\n');
  const said = Object.fromEntries(lines.map((line) => line.split(/ {2,}/) as [string, string]));
  expect(said).toMatchObject({
    price: '399.95 points',
    quantity: '5 KOSPI200F',
    closes: '2',
    opens: '3',
    margin: '27,900,000 KRW',
    fee: '14,999 KRW',
    'to pay': '27,914,999 KRW',
  });
});
