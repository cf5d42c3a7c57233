import { defineConfig } from 'vitest/config';

const emulatorTests = '{core,functions,local,cli,web}/**/*.emulator.test.ts';
const pageTests = 'web/**/*.browser.test.{ts,tsx}';
const deskTests = 'local/**/*.browser.test.ts';
const notOurs = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    projects: [
      {
        // Loading what they test takes longer than testing it, so the files of a worker share what is loaded.
        test: {
          name: 'unit',
          include: ['{core,functions,local,cli,web}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...notOurs, emulatorTests, pageTests, deskTests],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        // All share one set of emulators, beside the units: mostly they wait for what the emulators do.
        test: {
          name: 'emulator',
          include: [emulatorTests],
          exclude: notOurs,
          globalSetup: 'local/src/testing/emulators-setup.ts',
          setupFiles: 'local/src/testing/emulators-environment.ts',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Two browsers at a time: mostly they wait for what a person would wait for.
        test: {
          name: 'browser',
          include: [pageTests],
          exclude: notOurs,
          globalSetup: 'web/src/testing/page-setup.ts',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // A whole desk with a browser beside it: the machine is its own.
        test: {
          name: 'desk',
          include: [deskTests],
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
