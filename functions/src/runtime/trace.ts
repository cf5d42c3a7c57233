/** The trace a request belongs to, by either of the headers Google's front ends send. */
export function traceIdOf(headers: {
  readonly traceparent?: string | undefined;
  readonly cloudTraceContext?: string | undefined;
}): string | undefined {
  const [, byStandard] = /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(headers.traceparent ?? '') ?? [];
  const [, byGoogle] = /^([0-9a-f]{16,32})(?:\/|$)/i.exec(headers.cloudTraceContext ?? '') ?? [];
  return byStandard ?? byGoogle;
}
