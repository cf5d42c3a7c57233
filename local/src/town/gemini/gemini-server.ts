import * as z from 'zod/mini';
import type { FaultBoard } from '../faults.ts';
import { parseJson, type Vendor, type VendorReply, type VendorRequest } from '../serve-vendor.ts';
import { answerInSchema } from './answer-schema.ts';
import { judgeMaterial } from './judge-material.ts';

const Content = z.object({ parts: z.array(z.object({ text: z.optional(z.string()) })) });
const Body = z.object({
  contents: z.array(Content).check(z.minLength(1)),
  systemInstruction: z.optional(z.union([Content, z.string()])),
  generationConfig: z.optional(
    z.object({ responseSchema: z.optional(z.unknown()), responseJsonSchema: z.optional(z.unknown()) }),
  ),
});

/** Says what it is, so that nobody takes its words for a model's. */
export const townModel = 'gaemi-town-rules-1';

/** Speaks like the vendor's model service and answers by rules: it counts words and slopes. */
export function createGemini({ faults }: { faults: FaultBoard }): Vendor {
  return {
    faults,
    manners: {
      throttled: failure(429, 'RESOURCE_EXHAUSTED', {
        message: 'You exceeded your current quota',
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34s' }],
      }),
      banned: failure(403, 'PERMISSION_DENIED', { message: 'The caller does not have permission' }),
      failing: failure(500, 'INTERNAL', { message: 'An internal error has occurred.' }),
      maintenance: failure(503, 'UNAVAILABLE', { message: 'The model is overloaded. Please try again later.' }),
      notFound: { status: 404, body: '' },
    },
    routes: [{ method: 'POST', path: /^\/v1(?:beta)?\/models\/(?<model>[^/:]+):generateContent$/, answer: generate }],
  };
}

function generate(request: VendorRequest): VendorReply {
  const key = request.headers['x-goog-api-key'] ?? request.query.get('key');
  if (key === undefined || key === null || key === '') {
    return failure(400, 'INVALID_ARGUMENT', {
      message: 'API key not valid. Please pass a valid API key.',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
      ],
    });
  }
  const { model = '' } = request.params;
  if (!model.startsWith('gemini-')) {
    return failure(404, 'NOT_FOUND', { message: `models/${model} is not found for API version v1beta.` });
  }
  const parsed = Body.safeParse(parseJson(request.body));
  if (!parsed.success) return failure(400, 'INVALID_ARGUMENT', { message: 'Invalid JSON payload received.' });
  const { contents, generationConfig = {} } = parsed.data;
  const prompt = contents.flatMap(({ parts }) => parts.map(({ text = '' }) => text)).join('\n');
  const judgement = judgeMaterial(prompt);
  const schema = generationConfig.responseSchema ?? generationConfig.responseJsonSchema;
  const text = schema === undefined ? judgement.summary.en : JSON.stringify(answerInSchema(schema, judgement));
  return { status: 200, body: answerWith(text, request.body) };
}

function answerWith(text: string, question: string): unknown {
  const promptTokenCount = tokensOf(question);
  const candidatesTokenCount = tokensOf(text);
  return {
    candidates: [{ content: { parts: [{ text }], role: 'model' }, finishReason: 'STOP', index: 0 }],
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: promptTokenCount }],
    },
    modelVersion: townModel,
    responseId: 'town',
  };
}

/** About what a real tokenizer would count; nothing is billed by it. */
function tokensOf(text: string): number {
  return Math.ceil(text.length / 3);
}

function failure(code: number, status: string, said: { message: string; details?: unknown[] }): VendorReply {
  return { status: code, body: { error: { code, status, ...said } } };
}
