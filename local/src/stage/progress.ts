/** Tells the person who waits what has been reached, and when. */
export interface Progress {
  /** Prints a line when a step is done; the step itself may run beside others. */
  step<Result>(name: string, running: Promise<Result>): Promise<Result>;
  note(line: string): void;
}

export function createProgress(write: (line: string) => void, nowMs: () => number = () => performance.now()): Progress {
  const startedMs = nowMs();
  const seconds = () => `${((nowMs() - startedMs) / 1000).toFixed(1)} s`.padStart(8);
  return {
    async step(name, running) {
      const result = await running;
      write(`${seconds()}  ${name}`);
      return result;
    },
    note: (line) => write(`          ${line}`),
  };
}
