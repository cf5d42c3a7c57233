import type { Text } from '@gaemi/core/base/text.ts';

/** Everything outside that a command may touch, so that tests bring their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Calls `stop` at the first Ctrl-C from now on; the second one ends the process. */
  readonly onInterrupt?: (stop: () => void) => void;
}

/** Something the person at the terminal can mend; its text is the one line they read, in the language of the terminal. */
export class CommandError extends Error {
  readonly text: Text;

  constructor(said: string | Text, options?: ErrorOptions) {
    const text = typeof said === 'string' ? { ko: said, en: said } : said;
    super(text.en, options);
    this.name = 'CommandError';
    this.text = text;
  }
}

/** The sentence of a text in the language of the terminal, which is English unless it says otherwise. */
export function sentenceFor({ env }: Terminal, text: Text): string {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return language.startsWith('ko') ? text.ko : text.en;
}
