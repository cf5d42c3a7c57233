import { hourMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { CallableInput } from '@gaemi/core/callables.ts';
import { describe, expect, it } from 'vitest';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { emulatorToken } from '../adapters/google/access-token.ts';
import { googleService } from '../adapters/google/google-service.ts';
import { firestoreRestStore } from '../adapters/store/firestore-rest-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';
import { readStatement } from './read-statement.ts';

const host = process.env['FIRESTORE_EMULATOR_HOST'];
const whole = { asset: 'KRW', role: 'cash', limit: 50 } as const;

describe.skipIf(host === undefined)('the bank on the Firestore emulator', () => {
  it('answers statements page by page and at a past instant, and its books are verified', async () => {
    const service = googleService({ origin: `http://${host}`, accessToken: emulatorToken });
    const store = firestoreRestStore(service, `demo-bank-${Date.now()}`);
    const exchange = createPaperExchange({ store });
    const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
    await desk.tick('collect-candles');
    await desk.drain();
    const read = (question: Partial<CallableInput<'statement'>>) =>
      readStatement({ ...whole, ...question }, memberId, store);

    const all = await read({});
    expect(all.rows.map(({ kind }) => kind)).toEqual(['release', 'reserve', 'deposit']);
    const cash = await store.get(documentRef('accounts', 'cash_KRW', memberId));
    expect(all.balanceUnits).toBe(cash?.balanceUnits);
    const first = await read({ limit: 2 });
    const { nextBeforeSequence } = first;
    const rest = await read({
      limit: 2,
      ...(nextBeforeSequence !== undefined && { beforeSequence: nextBeforeSequence }),
    });
    expect([...first.rows, ...rest.rows]).toEqual(all.rows);
    expect((await read({ untilMs: tickAtMs - 1 })).rows).toEqual([]);
    expect((await read({ untilMs: tickAtMs })).balanceUnits).toBe(cash?.balanceUnits);
    expect(rest.balanceUnits).toBe(unitsFromText('10000000'));

    await desk.tick('verify-books', tickAtMs + hourMs);
    expect(await store.list({ collection: 'incidents', userId: memberId, limit: 9 })).toEqual([]);
    const check = await store.get(documentRef('bookChecks', 'latest', memberId));
    const head = await store.get(documentRef('ledgerHeads', 'head', memberId));
    expect(check?.head).toEqual(head);
  });
});
