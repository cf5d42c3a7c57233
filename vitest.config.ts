import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,functions,local,cli,web}/src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.emulator.test.ts', '**/*.browser.test.ts'],
        },
      },
    ],
  },
});
