import { describe, expect, it } from 'vitest';
import { replayClock } from './clock.ts';
import { readEnvironment } from './environment.ts';

describe('the environment of a process', () => {
  it('names the project and the emulators, empty ones as none', () => {
    const environment = readEnvironment({ GOOGLE_CLOUD_PROJECT: 'p', FIRESTORE_EMULATOR_HOST: 'h:1', GAEMI_CLOCK: '' });
    expect(environment).toMatchObject({
      projectId: 'p',
      firestoreHost: 'h:1',
      pubsubHost: undefined,
      clock: undefined,
    });
  });

  it.each([
    ['no project', {}, 'GOOGLE_CLOUD_PROJECT is not set'],
    [
      'a clock that is none',
      { GOOGLE_CLOUD_PROJECT: 'p', GAEMI_CLOCK: '{"speed":0}' },
      'GAEMI_CLOCK is not a desk clock',
    ],
    [
      'unsigned tokens in the cloud',
      { GOOGLE_CLOUD_PROJECT: 'p', K_SERVICE: 'deposit', FIREBASE_AUTH_EMULATOR_HOST: 'h:1' },
      'FIREBASE_AUTH_EMULATOR_HOST is set on Cloud Run',
    ],
  ])('refuses %s in one line', (_case, variables, line) => {
    expect(() => readEnvironment(variables)).toThrow(line);
  });

  it('carries the clock of a desk that replays', () => {
    const line = { wallAtMs: 1000, marketAtMs: 50_000, speed: 60 };
    const { clock } = readEnvironment({ GOOGLE_CLOUD_PROJECT: 'p', GAEMI_CLOCK: JSON.stringify(line) });
    expect(clock).toEqual(line);
    expect(replayClock(line, { nowMs: () => 1010 }).nowMs(), 'ten milliseconds at sixty times the pace').toBe(50_600);
  });
});
