import { Text } from '@gaemi/core/base/text.ts';
import { type CallableInput, type CallableName, type CallableOutput, callables } from '@gaemi/core/callables.ts';
import * as z from 'zod/mini';
import { CommandError, type Terminal } from '../terminal.ts';
import { askJson, readAnswer } from './http.ts';
import { deskOrigin, readDeskConfig } from './desk-config.ts';
import { signIn } from './sign-in.ts';

/** What the callable protocol answers instead of a result; what the desk says itself stands in both languages. */
const Refusal = z.object({
  error: z.object({ status: z.string(), message: z.string(), details: z.optional(z.unknown()) }),
});

/** With these the desk may or may not have done what it was asked. */
const outcomeIsUnknown: ReadonlySet<string> = new Set(['INTERNAL', 'UNAVAILABLE', 'DEADLINE_EXCEEDED', 'UNKNOWN']);

/** The desk was asked, and whether it acted is not known. */
export class UnknownOutcomeError extends CommandError {}

/** Signs in and asks one thing of the desk; the answer is the desk's own, checked by its schema. */
export async function askDesk<Name extends CallableName>(
  { terminal, desk }: { readonly terminal: Terminal; readonly desk: string },
  name: Name,
  input: CallableInput<Name>,
): Promise<CallableOutput<Name>> {
  const schemas: { input: z.ZodMiniType; output: z.ZodMiniType } = callables[name];
  const data = encodeInput(schemas.input, input);
  const origin = deskOrigin(desk);
  const token = await signIn(terminal, await readDeskConfig(terminal, origin));
  const url = `${origin}/api/${name}`;
  const { body } = await askJson(terminal, url, { body: { data }, token }).catch((error: unknown) => {
    throw error instanceof CommandError ? new UnknownOutcomeError(error.text, { cause: error }) : error;
  });
  const refusal = Refusal.safeParse(body);
  if (refusal.success) {
    const { message, status, details } = refusal.data.error;
    const { ko, en } = Text.safeParse(details).data ?? { ko: message, en: message };
    const word = status.toLowerCase().replaceAll('_', '-');
    const said = { ko: `${ko} (${word})`, en: `${en} (${word})` };
    throw outcomeIsUnknown.has(status) ? new UnknownOutcomeError(said) : new CommandError(said);
  }
  const answer = readAnswer(z.object({ result: schemas.output }), body, url);
  // The map of callables says which output belongs to which name; the compiler cannot follow it through a variable.
  return answer.result as CallableOutput<Name>;
}

function encodeInput(schema: z.ZodMiniType, input: unknown): unknown {
  const encoded = z.safeEncode(schema, input);
  if (encoded.success) return encoded.data;
  throw new CommandError(encoded.error.issues.map((issue) => issue.message).join('; '));
}
