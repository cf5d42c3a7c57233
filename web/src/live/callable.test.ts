import { unitsFromText } from '@gaemi/core/base/units.ts';
import { describe, expect, it } from 'vitest';
import { CallableFault, newRequestId } from './callable-fault.ts';
import { createAsk } from './callable.ts';

function answering(body: unknown, status = 200) {
  const sent: { url: string; init: RequestInit | undefined }[] = [];
  const ask = createAsk(
    async () => 'token-1',
    async (url, init) => {
      sent.push({ url: url instanceof Request ? url.url : url.toString(), init });
      return Response.json(body, { status });
    },
  );
  return { ask, sent };
}

const deposit = { currency: 'KRW', units: unitsFromText('1000'), requestId: 'web-1' } as const;

describe('asking the desk', () => {
  it('sends the encoded input with the ID token and decodes the answer', async () => {
    const { ask, sent } = answering({ result: { status: 'posted', balanceUnits: '150000000' } });
    expect(await ask('deposit', deposit)).toEqual({ status: 'posted', balanceUnits: 150_000_000n });
    expect(sent[0]?.url).toBe('/api/deposit');
    expect(JSON.parse(String(sent[0]?.init?.body))).toEqual({
      data: { currency: 'KRW', units: '100000000000', requestId: 'web-1' },
    });
    expect(new Headers(sent[0]?.init?.headers).get('authorization')).toBe('Bearer token-1');
  });

  it('carries the sentence of the desk when it is refused', async () => {
    const details = { ko: '잔액이 부족합니다.', en: 'The balance is too small.' };
    const { ask } = answering({ error: { message: 'x', status: 'FAILED_PRECONDITION', details } }, 400);
    const fault = await ask('withdraw', deposit).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(CallableFault);
    expect(fault).toMatchObject({ text: details });
  });

  it('refuses an answer that is none', async () => {
    const { ask } = answering('<html>', 502);
    await expect(ask('halt', { reason: 'test' })).rejects.toThrow('"halt" gave no readable answer');
  });

  it('makes request ids that differ', () => {
    expect(newRequestId()).not.toBe(newRequestId());
    expect(newRequestId()).toMatch(/^web-[0-9a-f]{24}$/);
  });
});
