import type { Text } from '@gaemi/core/base/text.ts';

/** Why the desk did not do what it was asked; `text` is the desk's own sentence, when it had one. */
export class CallableFault extends Error {
  readonly text: Text | undefined;

  constructor(message: string, text?: Text) {
    super(message);
    this.name = 'CallableFault';
    this.text = text;
  }
}

/** One per wish of a person: sending it again, by a double click or a retry, is the same movement. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `web-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
