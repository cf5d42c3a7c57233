import type { ServerResponse } from 'node:http';

/** An answer of JSON, as it goes over the wire. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Sends an answer whole, then does what comes after it before the response ends: the caller has everything once the
 * stated length has arrived, while the platform keeps the processor running until the end.
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: JsonAnswer,
  after?: () => Promise<void>,
): Promise<void> {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.write(body);
  await after?.();
  response.end();
}
