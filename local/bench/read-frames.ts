import { StringDecoder } from 'node:string_decoder';
import * as z from 'zod/mini';

const Change = z.object({
  documentChange: z.object({
    document: z.object({ name: z.string(), updateTime: z.string() }),
    targetIds: z.optional(z.array(z.number())),
  }),
});

/** A document as it was sent to a page: which, in which version, and for how many of its queries. */
export interface SentDocument {
  readonly path: string;
  readonly version: string;
  readonly queries: number;
  /** Of its message, as it was sent. */
  readonly bytes: number;
}

/**
 * Reads what the database streams to a browser, chunk by chunk. Each frame is its length in a line, then a list of
 * numbered lists of messages.
 */
export function createFrameReader(report: (sent: SentDocument) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let text = '';
  return (chunk) => {
    text += decoder.write(chunk);
    for (;;) {
      const [line, digits] = /^(\d+)\n/.exec(text) ?? [];
      if (line === undefined || text.length < line.length + Number(digits)) return;
      readFrame(text.slice(line.length, line.length + Number(digits)), report);
      text = text.slice(line.length + Number(digits));
    }
  };
}

function readFrame(frame: string, report: (sent: SentDocument) => void): void {
  const batches = z.array(z.tuple([z.number(), z.array(z.unknown())])).safeParse(JSON.parse(frame)).data ?? [];
  for (const message of batches.flatMap(([, messages]) => messages)) {
    const change = Change.safeParse(message).data?.documentChange;
    if (change === undefined) continue;
    const { name, updateTime } = change.document;
    const bytes = Buffer.byteLength(JSON.stringify(message));
    const path = name.slice(name.indexOf('/documents/') + '/documents/'.length);
    report({ path, version: updateTime, queries: Math.max(1, change.targetIds?.length ?? 1), bytes });
  }
}
