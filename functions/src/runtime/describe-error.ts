const descriptionLengthMax = 20_000;
const causesMax = 5;
const messageLengthMax = 500;

/** Everything known about a thrown thing, what caused it included; for the log only, never for an answer. */
export function describeError(error: unknown): string {
  return describe(error, causesMax).slice(0, descriptionLengthMax);
}

/** What went wrong in one line; for records that every member reads, so without the stack. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : textOf(error)).slice(0, messageLengthMax);
}

/** Causes may go round in a circle. */
function describe(error: unknown, depth: number): string {
  if (!(error instanceof Error)) return textOf(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  if (depth === 0) return own;
  // What several addresses of one host answered is told by none of the messages above it.
  const several: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const causes = [...(error.cause === undefined ? [] : [error.cause]), ...several];
  return [own, ...causes.slice(0, causesMax).map((cause) => `caused by ${describe(cause, depth - 1)}`)].join('\n');
}

function textOf(thrown: unknown): string {
  try {
    return typeof thrown === 'object' ? JSON.stringify(thrown) : String(thrown);
  } catch {
    return 'something that cannot be written';
  }
}
