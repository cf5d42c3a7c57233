/** Ends what was started, the newest first, once, whoever asks. */
export interface Shutdown {
  add(stop: () => Promise<unknown> | void): void;
  run(): Promise<void>;
}

/** Collects how to stop what is being started, so that a start that fails half-way leaves nothing running. */
export function createShutdown(): Shutdown {
  const stops: (() => Promise<unknown> | void)[] = [];
  let running: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    // Asked again each time: what is still starting may add itself while the rest is being stopped.
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        // The rest must be stopped all the same.
        process.stderr.write(`gaemi: while stopping: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }

  return {
    add(stop) {
      stops.push(stop);
      // Too late to be stopped with the others.
      if (running !== undefined) running = running.then(runAll);
    },
    run() {
      running ??= runAll();
      return running;
    },
  };
}
