import * as z from 'zod/mini';
import { CallableError } from './callable-error.ts';

/** A message that no further delivery can make readable; the runtime logs and acknowledges it. */
export class UnreadableMessageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableMessageError';
  }
}

/** @throws UnreadableMessageError */
export function parseMessage<Schema extends z.ZodMiniType>(schema: Schema, data: unknown): z.output<Schema> {
  const parsed = z.safeDecode(schema, data as z.input<Schema>);
  if (!parsed.success) throw new UnreadableMessageError(describe(parsed.error));
  return parsed.data;
}

/** @throws CallableError `invalid-argument` */
export function parseInput<Schema extends z.ZodMiniType>(schema: Schema, data: unknown): z.output<Schema> {
  const parsed = z.safeDecode(schema, data as z.input<Schema>);
  if (!parsed.success) {
    const fault = describe(parsed.error);
    throw new CallableError('invalid-argument', {
      ko: `요청을 이해할 수 없습니다: ${fault}`,
      en: `The request cannot be understood: ${fault}`,
    });
  }
  return parsed.data;
}

/** Enough to see what is wrong; a list may be wrong in every row. */
const issuesMax = 5;

function describe({ issues }: z.core.$ZodError): string {
  const told = issues.slice(0, issuesMax).map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`);
  return [...told, ...(issues.length > issuesMax ? [`and ${issues.length - issuesMax} more`] : [])].join('; ');
}
