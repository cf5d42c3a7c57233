import { expect, it } from 'vitest';
import { createFrameReader, type SentDocument } from './read-frames.ts';

const name = 'projects/p/databases/(default)/documents/jobs/a';
const document = {
  name,
  fields: { text: { stringValue: '개미 {"documentChange"' } },
  updateTime: '2026-11-17T00:00:00Z',
};
const change = { documentChange: { document, targetIds: [2, 4] } };
const messages = [[3, [{ targetChange: {} }, change]]];

it('reads the documents of a stream, wherever it is cut', () => {
  const frames = [messages, [[4, ['noop']]], [1, 0, 7]].map((frame) => JSON.stringify(frame));
  const stream = Buffer.from(frames.map((frame) => `${frame.length}\n${frame}`).join(''));
  for (const size of [1, 7, stream.length]) {
    const sent: SentDocument[] = [];
    const read = createFrameReader((one) => sent.push(one));
    for (let from = 0; from < stream.length; from += size) read(stream.subarray(from, from + size));
    const bytes = Buffer.byteLength(JSON.stringify(change));
    expect(sent, `in chunks of ${size} bytes`).toEqual([
      { path: 'jobs/a', version: '2026-11-17T00:00:00Z', queries: 2, bytes },
    ]);
  }
});
