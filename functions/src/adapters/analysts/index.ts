import type { Ports } from '../../runtime/context.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** Keys that analysts need, by name. */
export const analystsSecrets: readonly string[] = ['GEMINI_API_KEY'];

/** The analyst of this desk; its key is read when it is first asked for, and again while there is none. */
export function createAnalysts(outside: {
  env: Readonly<Record<string, string | undefined>>;
  secrets: Secrets;
}): Ports['analysts'] {
  const { env, secrets } = outside;
  return async () => {
    const { createGeminiAnalyst, defaultGeminiModel } = await import('./gemini-analyst.ts');
    return createGeminiAnalyst({
      apiKey: await secrets.get('GEMINI_API_KEY'),
      baseUrl: env.GEMINI_URL || undefined,
      model: env.GEMINI_MODEL || defaultGeminiModel,
    });
  };
}
