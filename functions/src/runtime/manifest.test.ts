import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { functions } from '../functions.ts';
import { defineScheduled, defineSubscriber } from './define.ts';
import { manifestOf, manifestText } from './manifest.ts';

const beat = defineScheduled({
  name: 'beat',
  identity: 'collector',
  schedule: '*/5 * * * *',
  secrets: ['OWN_KEY'],
  uses: ['analysts'],
  run: async () => undefined,
});
const echo = defineSubscriber({
  name: 'echo',
  identity: 'desk',
  topic: 'order-filled',
  memoryMb: 512,
  run: async () => undefined,
});

describe('the manifest', () => {
  it('says what wakes each function, what it needs and as whom it runs', () => {
    expect(manifestOf([beat, echo])).toEqual({
      beat: {
        trigger: 'schedule',
        schedule: '*/5 * * * *',
        timeZone: 'Asia/Seoul',
        memoryMb: 256,
        timeoutSeconds: 60,
        secrets: ['GEMINI_API_KEY', 'OWN_KEY'],
        identity: 'collector',
      },
      echo: {
        trigger: 'topic',
        topic: 'order-filled',
        memoryMb: 512,
        timeoutSeconds: 60,
        secrets: [],
        identity: 'desk',
      },
    });
  });

  it('refuses two functions of one name', () => {
    expect(() => manifestOf([echo, echo])).toThrow('two functions are named "echo"');
  });

  it('is committed as the code has it; otherwise run "npm run manifest -w functions"', async () => {
    const committed = await readFile(path.resolve(import.meta.dirname, '../../manifest.json'), 'utf8');
    expect(committed).toBe(manifestText(manifestOf(functions)));
  });
});
