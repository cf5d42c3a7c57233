import { describe, expect, it } from 'vitest';
import { defaultGeminiModel } from './gemini-analyst.ts';
import { createAnalysts } from './index.ts';

const request = { instruction: 'You read headlines.', material: 'none' };

describe('the analyst of a desk', () => {
  it('without a key has no view and says which key is missing', async () => {
    const analyst = await createAnalysts({ env: {}, secrets: { get: async () => undefined } })();
    expect(await analyst.analyze(request)).toEqual({
      status: 'failed',
      reason: 'no key: set the secret GEMINI_API_KEY',
      model: defaultGeminiModel,
    });
  });

  it('is the model that the environment names', async () => {
    const env = { GEMINI_MODEL: 'gemini-other' };
    const analyst = await createAnalysts({ env, secrets: { get: async () => undefined } })();
    expect(await analyst.analyze(request)).toMatchObject({ model: 'gemini-other' });
  });
});
