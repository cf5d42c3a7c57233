import {
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIError,
  GoogleGenerativeAIFetchError,
  type ResponseSchema,
  SchemaType,
} from '@google/generative-ai';
import type { Analyst, AnalystAnswer, AnalystRequest } from './analyst.ts';
import { answerOf, failed } from './gemini-answer.ts';

/**
 * The newest stable Flash, since 2026-09-02: gemini-2.5-* ends on 2026-12-01 and is then served by this one anyway.
 * Source: ai.google.dev/gemini-api/docs/deprecations, read in November 2026.
 */
export const defaultGeminiModel = 'gemini-3.8-flash';

export interface GeminiAnalystOptions {
  readonly apiKey: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly model: string;
  /** Not sent unless set: models refuse each other's levels. */
  readonly thinkingLevel?: 'minimal' | 'low' | 'medium' | 'high';
  readonly timeoutMs?: number;
}

/** Enough for thoughts and two sentences; the most that one view may cost. */
const outputTokensMax = 8192;

/** The fields of `AnalystView`; a test compares the two. */
export const responseSchema: ResponseSchema = {
  type: SchemaType.OBJECT,
  properties: {
    score: { type: SchemaType.NUMBER, description: '-1 (very bad for the price) to 1 (very good)' },
    confidence: { type: SchemaType.NUMBER, description: '0 (a guess) to 1 (certain)' },
    summary: {
      type: SchemaType.OBJECT,
      properties: {
        ko: { type: SchemaType.STRING, description: 'one sentence in Korean' },
        en: { type: SchemaType.STRING, description: 'the same sentence in English' },
      },
      required: ['ko', 'en'],
    },
  },
  required: ['score', 'confidence', 'summary'],
};

/** Asks a Gemini model through @google/generative-ai, which is no longer maintained and stays behind this file. */
export function createGeminiAnalyst(options: GeminiAnalystOptions): Analyst {
  const { apiKey, model, thinkingLevel } = options;
  return {
    name: 'gemini',
    async analyze(request) {
      if (apiKey === undefined || apiKey === '') return failed('no key: set the secret GEMINI_API_KEY', model);
      const first = await ask(request, { ...options, apiKey });
      if (first.status !== 'refused') return first.answer;
      // A model that does not know our level of thinking refuses the whole question with nothing but this.
      const second = await ask(request, { ...options, apiKey, thinkingLevel: undefined });
      return second.answer;
    },
  };

  async function ask(request: AnalystRequest, asking: Asking): Promise<Asked> {
    try {
      const answer = answerOf(await generate(request, asking), model);
      return { status: 'done', answer };
    } catch (error) {
      const answer = failed(reasonOf(error, model), model);
      const mayBeLevel = thinkingLevel !== undefined && asking.thinkingLevel !== undefined && isBareRefusal(error);
      return { status: mayBeLevel ? 'refused' : 'done', answer };
    }
  }
}

type Asking = Omit<GeminiAnalystOptions, 'apiKey' | 'thinkingLevel'> & {
  readonly apiKey: string;
  readonly thinkingLevel?: GeminiAnalystOptions['thinkingLevel'] | undefined;
};

interface Asked {
  readonly status: 'done' | 'refused';
  readonly answer: AnalystAnswer;
}

async function generate(request: AnalystRequest, asking: Asking): Promise<unknown> {
  const { apiKey, baseUrl, model, thinkingLevel, timeoutMs = 60_000 } = asking;
  const generationConfig = {
    responseMimeType: 'application/json',
    responseSchema,
    maxOutputTokens: outputTokensMax,
    ...(thinkingLevel === undefined ? {} : { thinkingConfig: { thinkingLevel } }),
  };
  const generative = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model, systemInstruction: request.instruction, generationConfig },
    baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') },
  );
  // The library's own time-out leaves its timer running after the answer.
  const result = await generative.generateContent(request.material, { signal: AbortSignal.timeout(timeoutMs) });
  return result.response;
}

function isBareRefusal(error: unknown): boolean {
  return error instanceof GoogleGenerativeAIFetchError && error.status === 400 && detailOf(error) === undefined;
}

/** Never the vendor's own words: they repeat the address and, for a wrong key, the key. */
function reasonOf(error: unknown, model: string): string {
  if (error instanceof GoogleGenerativeAIAbortError) return 'the model took too long';
  if (!(error instanceof GoogleGenerativeAIError)) return 'the model answered something unknown';
  if (!(error instanceof GoogleGenerativeAIFetchError) || error.status === undefined) {
    return 'the model cannot be reached';
  }
  const detail = detailOf(error);
  const said = `HTTP ${error.status}${detail === undefined ? '' : ` ${detail}`}`;
  if (detail === 'API_KEY_INVALID') return `the key is not valid: check the secret GEMINI_API_KEY (${said})`;
  if (error.status === 404) return `there is no model "${model}": check GEMINI_MODEL (${said})`;
  if (error.status === 429) return `the quota of the model is used up (${said})`;
  if (error.status >= 500) return `the model is overloaded or down (${said})`;
  return `the model refused the question (${said})`;
}

/** A reason code such as `SERVICE_DISABLED`. */
function detailOf({ errorDetails }: GoogleGenerativeAIFetchError): string | undefined {
  if (!Array.isArray(errorDetails)) return undefined;
  const reasons = errorDetails.map((detail) => detail?.reason);
  return reasons.find((reason) => typeof reason === 'string' && /^[A-Z_]{3,60}$/.test(reason));
}
