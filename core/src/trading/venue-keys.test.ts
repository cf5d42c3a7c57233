import { expect, it } from 'vitest';
import { dayMs } from '../base/instant.ts';
import { daysLeft, describeKeys, GivenKeys, readKeys } from './venue-keys.ts';

const nowMs = Date.UTC(2026, 10, 20);

it('shows the end of the part that is no secret, and nothing of the rest', () => {
  const described = describeKeys('upbit', { keys: { accessKey: 'abcdefgh1234', secretKey: 'never-shown' } }, nowMs);
  expect(described).toEqual({ venue: 'upbit', hint: '••••1234', storedAtMs: nowMs, expiresAtMs: nowMs + 365 * dayMs });
});

it('counts a year from the day the keys were made, when that is told', () => {
  const keys = { accessKey: 'abcdefgh1234', secretKey: 'never-shown' };
  const described = describeKeys('upbit', { keys, madeAtMs: nowMs - 300 * dayMs }, nowMs);
  expect(daysLeft(described, nowMs)).toBe(65);
  expect(daysLeft(described, nowMs + 66 * dayMs)).toBe(-1);
});

it('knows no end of keys that do not end', () => {
  expect(daysLeft(describeKeys('binance', { keys: { apiKey: 'k', secret: 's' } }, nowMs), nowMs)).toBeUndefined();
});

it('names what is missing or too much, never what was given', () => {
  const keys = { accessKey: 'aaaa', secretKey: 'bbbb' };
  expect(readKeys('upbit', keys)).toEqual({ keys });
  expect(readKeys('upbit', { accessKey: 'aaaa', apiKey: 'cccc' })).toEqual({
    faults: ['secretKey is missing', 'only accessKey, secretKey belong to upbit'],
  });
});

it('drops a secret that was given as a name, so that no message can quote it', () => {
  expect(GivenKeys.parse({ accessKey: 'aaaa', 'planted-secret': 'x' })).toEqual({ accessKey: 'aaaa' });
  expect(JSON.stringify(GivenKeys.safeParse({ accessKey: 'planted secret' }).error?.issues)).not.toContain('planted');
});
