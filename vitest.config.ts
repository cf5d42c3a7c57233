import { defineConfig } from 'vitest/config';

const emulatorTests = '{core,functions,local,cli,web}/**/*.emulator.test.ts';
const browserTests = '{core,functions,local,cli,web}/**/*.browser.test.{ts,tsx}';
const notOurs = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,functions,local,cli,web}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...notOurs, emulatorTests, browserTests],
        },
      },
      {
        // One file at a time: all share one set of emulators, and two cores carry no more.
        test: {
          name: 'emulator',
          include: [emulatorTests],
          exclude: notOurs,
          globalSetup: 'local/src/testing/emulators-setup.ts',
          setupFiles: 'local/src/testing/emulators-environment.ts',
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: [browserTests],
          exclude: notOurs,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
