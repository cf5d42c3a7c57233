import { expect, it } from 'vitest';
import { createAnswers } from './settle-answers.ts';

it('waits for so many acknowledgements of one function; failures and others do not count', async () => {
  const answers = createAnswers(10_000);
  expect(answers.urls()).toBeUndefined();
  answers.hear({ urls: { settle: 'http://127.0.0.1:1', floor: 'http://127.0.0.1:2' } });
  let isDone = false;
  const all = answers.acknowledged('settle', 2).then(() => (isDone = true));
  answers.hear({ answered: 'http://127.0.0.1:2', status: 204 });
  answers.hear({ answered: 'http://127.0.0.1:1', status: 500 });
  answers.hear({ answered: 'http://127.0.0.1:1', status: 204 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isDone, 'one of two was acknowledged').toBe(false);
  answers.hear({ answered: 'http://127.0.0.1:1', status: 200 });
  await all;
});

it('says how far it came when nothing more is heard', async () => {
  const answers = createAnswers(20);
  answers.hear({ urls: { settle: 'http://127.0.0.1:1' } });
  const all = answers.acknowledged('settle', 2);
  answers.hear({ answered: 'http://127.0.0.1:1', status: 500 });
  answers.hear({ answered: 'http://127.0.0.1:1', status: 204 });
  await expect(all).rejects.toThrow('acknowledged 1 of 2 messages, failed 1 times');
});
