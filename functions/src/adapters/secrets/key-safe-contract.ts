import { describe, expect, it } from 'vitest';
import type { KeySafe } from './key-safe.ts';

const owner = { userId: 'ant', venue: 'upbit' } as const;

/** What every safe does. `kept` tells everything that it still holds, as somebody with a thief's patience would find it. */
export function keySafeContract(
  name: string,
  open: () => Promise<{ safe: KeySafe; kept: () => Promise<string> }>,
): void {
  describe(`${name} is a safe`, () => {
    it('gives back what was put, to the same person and venue only', async () => {
      const { safe } = await open();
      await safe.putSecret(owner, { accessKey: 'a', secretKey: 'b' });
      expect(await safe.readSecret(owner)).toEqual({ accessKey: 'a', secretKey: 'b' });
      expect(await safe.readSecret({ ...owner, userId: 'bee' })).toBeUndefined();
      expect(await safe.readSecret({ ...owner, venue: 'kis' })).toBeUndefined();
    });

    it('keeps the newest alone', async () => {
      const { safe, kept } = await open();
      for (const secretKey of ['first-secret', 'second-secret', 'third-secret']) {
        await safe.putSecret(owner, { accessKey: 'a', secretKey });
      }
      expect(await safe.readSecret(owner)).toEqual({ accessKey: 'a', secretKey: 'third-secret' });
      expect(await kept(), 'older ones are destroyed').not.toMatch(/first-secret|second-secret/);
    });

    it('keeps one of many that are put at once', async () => {
      const { safe } = await open();
      const all = ['1', '2', '3', '4', '5'].map((secretKey) => ({ accessKey: 'a', secretKey }));
      await Promise.all(all.map((keys) => safe.putSecret(owner, keys)));
      expect(all).toContainEqual(await safe.readSecret(owner));
    });
  });
}
