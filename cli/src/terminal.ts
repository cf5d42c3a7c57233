/** Everything outside that a command may touch, so that tests bring their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  readonly nowMs: () => number;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** Something the person at the terminal can mend; its message is the one line they read. */
export class CommandError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
  }
}
