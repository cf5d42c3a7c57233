import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { AnalystView } from '@gaemi/core/analysis/analysis.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { createGeminiAnalyst, type GeminiAnalystOptions, responseSchema } from './gemini-analyst.ts';
import { mutationsOf } from '../feeds/mutations.ts';

const request = { instruction: 'You read headlines.', material: '<<<MATERIAL\n[1] up\nMATERIAL>>>' };
const view = { score: 0.4, confidence: 0.7, summary: { ko: '오른다', en: 'it rises' } };

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('a Gemini model', () => {
  it('is asked with the instruction apart from the material, and must answer by the schema', async () => {
    const { analyst, asked } = await analystAt(() => ok(JSON.stringify(view)));
    expect(await analyst.analyze(request)).toEqual({
      status: 'answered',
      view,
      model: 'gemini-2.0-flash',
      inputTokens: 7,
      outputTokens: 22,
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.path).toBe('/v1beta/models/gemini-test:generateContent');
    expect(asked[0]?.headers['x-goog-api-key']).toBe('test-key');
    expect(asked[0]?.body).toMatchObject({
      contents: [{ role: 'user', parts: [{ text: request.material }] }],
      systemInstruction: { parts: [{ text: request.instruction }] },
      generationConfig: { responseMimeType: 'application/json', responseSchema: { required: Object.keys(view) } },
    });
    expect(JSON.stringify(asked[0]?.body), "models refuse each other's levels").not.toContain('thinkingConfig');
  });

  it('is asked for exactly the fields of a view', () => {
    const fieldsOf = (schema: object) => Object.keys(schema).toSorted();
    const asked = 'properties' in responseSchema ? responseSchema.properties : {};
    expect(fieldsOf(asked)).toEqual(fieldsOf(AnalystView.shape));
    const summary = asked['summary'];
    expect(fieldsOf(summary !== undefined && 'properties' in summary ? summary.properties : {})).toEqual(
      fieldsOf(AnalystView.shape.summary.shape),
    );
  });

  it('thinks aloud without spoiling its answer, and is billed for it', async () => {
    const body = fixture('success-thinking-reply-thought-summary').replace(
      '"Mountain View"',
      JSON.stringify(JSON.stringify(view)),
    );
    const { analyst } = await analystAt(() => ({ status: 200, body }));
    expect(await analyst.analyze(request)).toEqual({
      status: 'answered',
      view,
      model: 'gemini-2.5-flash',
      inputTokens: 14,
      outputTokens: 26,
    });
  });

  it.each([
    ['prose', 200, fixture('success-basic-reply-short'), 'the model answered outside the schema'],
    ['a stop for safety', 200, fixture('failure-finish-reason-safety'), 'the model stopped before the end (SAFETY)'],
    ['a blocked question', 200, fixture('failure-only-prompt-feedback'), 'the model refused the question'],
    ['no content', 200, fixture('failure-with-message-no-content'), 'the model stopped before the end (OTHER)'],
    [
      'a wrong key',
      400,
      fixture('failure-api-key'),
      'the key is not valid: check the secret GEMINI_API_KEY (HTTP 400 API_KEY_INVALID)',
    ],
    [
      'an unknown model',
      404,
      fixture('failure-unknown-model'),
      'there is no model "gemini-test": check GEMINI_MODEL (HTTP 404)',
    ],
    [
      'a disabled API',
      403,
      fixture('failure-generativelanguage-api-not-enabled'),
      'the model refused the question (HTTP 403 SERVICE_DISABLED)',
    ],
    [
      'no quota',
      429,
      '{"error":{"code":429,"status":"RESOURCE_EXHAUSTED"}}',
      'the quota of the model is used up (HTTP 429)',
    ],
    ['too much load', 503, '<html>overloaded</html>', 'the model is overloaded or down (HTTP 503)'],
    ['a page', 200, '<html></html>', 'the model answered something unknown'],
    ['an empty object', 200, '{}', 'the model answered nothing'],
    [
      'an answer cut by its length',
      200,
      stoppedBy('MAX_TOKENS', '{"score": 0.4, "conf'),
      'the model stopped before the end (MAX_TOKENS)',
    ],
    ['an empty text', 200, ok('').body, 'the model answered nothing'],
    ['a score beyond 1', 200, ok(JSON.stringify({ ...view, score: 7 })).body, 'the model answered outside the schema'],
    [
      'a view without a language',
      200,
      ok(JSON.stringify({ ...view, summary: { en: 'x' } })).body,
      'the model answered outside the schema',
    ],
  ] as const)('that answers %s is a failure with a reason', async (...[, status, body, reason]) => {
    const { analyst, asked } = await analystAt(() => ({ status, body }));
    expect(await analyst.analyze(request)).toMatchObject({ status: 'failed', reason });
    expect(asked, 'asked once: the next message asks again').toHaveLength(1);
  });

  it('that does not answer in time is a failure with a reason', async () => {
    const { analyst } = await analystAt(() => undefined, { timeoutMs: 50 });
    expect(await analyst.analyze(request)).toMatchObject({ status: 'failed', reason: 'the model took too long' });
  });

  it('that cannot be reached is a failure with a reason, which has no key in it', async () => {
    const analyst = createGeminiAnalyst({ apiKey: 'test-key', baseUrl: 'http://127.0.0.1:1', model: 'gemini-test' });
    const answer = await analyst.analyze(request);
    expect(answer).toEqual({ status: 'failed', reason: 'the model cannot be reached', model: 'gemini-test' });
  });

  it('that does not know our level of thinking is asked once more without it', async () => {
    const refusal =
      '{"error":{"code":400,"message":"Request contains an invalid argument.","status":"INVALID_ARGUMENT"}}';
    const { analyst, asked } = await analystAt(
      (body) => (body.includes('thinkingConfig') ? { status: 400, body: refusal } : ok(JSON.stringify(view))),
      { thinkingLevel: 'minimal' },
    );
    expect(await analyst.analyze(request)).toMatchObject({ status: 'answered' });
    expect(asked).toHaveLength(2);
  });

  it('never throws, however its answer is cut or changed', async () => {
    const whole = ok(JSON.stringify(view)).body;
    const changes = mutationsOf(100);
    const { analyst } = await analystAt(() => ({ status: 200, body: changes.pop()?.(whole) ?? '' }));
    const answers = [];
    while (changes.length > 0) answers.push(await analyst.analyze(request));
    expect(answers).toHaveLength(100);
    expect(answers.filter(({ status }) => status === 'failed').length).toBeGreaterThan(25);
  });

  it('is not asked twice with a wrong key, whatever level of thinking is set', async () => {
    const { analyst, asked } = await analystAt(() => ({ status: 400, body: fixture('failure-api-key') }), {
      thinkingLevel: 'low',
    });
    expect(await analyst.analyze(request)).toMatchObject({ status: 'failed' });
    expect(asked).toHaveLength(1);
  });
});

interface Given {
  readonly status: number;
  readonly body: string;
}

interface Asked {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A true answer of the vendor, with another text in it. */
function ok(text: string): Given {
  return { status: 200, body: stoppedBy('STOP', text) };
}

function stoppedBy(reason: string, text: string): string {
  return fixture('success-basic-reply-short')
    .replace(/"text": ".*"/, () => `"text": ${JSON.stringify(text)}`)
    .replace('"STOP"', JSON.stringify(reason));
}

async function analystAt(answer: (body: string) => Given | undefined, options: Partial<GeminiAnalystOptions> = {}) {
  const asked: Asked[] = [];
  server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString();
    asked.push({ path: incoming.url, headers: incoming.headers, body: JSON.parse(body) });
    const given = answer(body);
    if (given !== undefined) response.writeHead(given.status, { 'content-type': 'application/json' }).end(given.body);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  return { analyst: createGeminiAnalyst({ apiKey: 'test-key', baseUrl, model: 'gemini-test', ...options }), asked };
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/gemini-${name}.json`, import.meta.url), 'utf8');
}
