/** What keeps the desk from starting or going on, and a person can mend; the message is one line that says how. */
export class SetupError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'SetupError';
  }
}
