import { Text } from '@gaemi/core/base/text.ts';
import { callables, type CallableName, type CallableOutput } from '@gaemi/core/callables.ts';
import * as z from 'zod/mini';
import type { Ask } from './backend.ts';
import { CallableFault } from './callable-fault.ts';

const Answer = z.union([
  z.object({ result: z.unknown() }),
  z.object({
    error: z.object({
      message: z.string(),
      status: z.string(),
      details: z.optional(z.unknown()),
    }),
  }),
]);

/** Long enough for a function that starts cold. */
const timeoutMs = 20_000;

/** Speaks the callable protocol with the desk behind this page's own address. */
export function createAsk(idToken: () => Promise<string>, send: typeof fetch = fetch): Ask {
  return async (name, input) => {
    const schemas: { input: z.ZodMiniType; output: z.ZodMiniType } = callables[name];
    const response = await send(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await idToken()}` },
      body: JSON.stringify({ data: z.encode(schemas.input, input) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readAnswer(name, schemas.output, await response.json().catch(() => undefined));
  };
}

function readAnswer<Name extends CallableName>(name: Name, schema: z.ZodMiniType, body: unknown): CallableOutput<Name> {
  const answer = z.safeParse(Answer, body);
  if (!answer.success) throw new CallableFault(`"${name}" gave no readable answer`);
  if ('error' in answer.data) {
    const { message, details } = answer.data.error;
    const text = z.safeParse(Text, details);
    throw new CallableFault(message, text.success ? text.data : undefined);
  }
  return z.decode(schema, answer.data.result) as CallableOutput<Name>; // the schema of that very name has just made it
}
