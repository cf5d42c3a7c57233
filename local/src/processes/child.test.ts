import { expect, it } from 'vitest';
import { startChild } from './child.ts';
import { SetupError } from './setup-error.ts';
import { createShutdown } from './shutdown.ts';

it.each([
  ['exit 3', 'exit code 3'],
  ['kill -KILL $$', 'by SIGKILL'],
])('says in one line how a child ended that nobody stopped (%s)', async (script, how) => {
  const shutdown = createShutdown();
  const child = await startChild({ name: 'the emulator', file: 'sh', args: ['-c', script] }, shutdown);
  const reason = await child.broken.catch((error: unknown) => error);
  expect(reason).toBeInstanceOf(SetupError);
  expect(reason).toHaveProperty('message', `the emulator ended on its own (${how}); start the desk again`);
  await shutdown.run();
});
