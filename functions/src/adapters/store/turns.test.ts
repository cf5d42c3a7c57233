import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('lets those pass one by one who want the same document, in the order they came', async () => {
  const takeTurn = createTurns();
  const passed: string[] = [];
  const pass = async (name: string, paths: readonly string[]) => {
    const leave = await takeTurn(paths);
    passed.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    passed.push(`${name} out`);
    leave();
  };
  await Promise.all([pass('one', ['a', 'b']), pass('two', ['b', 'a']), pass('three', ['a', 'c'])]);
  expect(passed).toEqual(['one in', 'one out', 'two in', 'two out', 'three in', 'three out']);
});
