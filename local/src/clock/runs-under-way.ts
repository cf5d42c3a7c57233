/** Which functions have been woken and have not come to an end yet. */
export interface RunsUnderWay {
  begin(name: string): void;
  end(name: string): void;
  has(name: string): boolean;
}

/** A message may be lost, and a run with it: after so long nobody waits for it any more. */
const patienceMs = 20_000;

/** @param nowMs Milliseconds of a clock that never goes back. */
export function createRunsUnderWay(nowMs: () => number = () => performance.now()): RunsUnderWay {
  const beganMs = new Map<string, number>();
  return {
    begin: (name) => void beganMs.set(name, nowMs()),
    end: (name) => void beganMs.delete(name),
    has: (name) => nowMs() - (beganMs.get(name) ?? Number.NEGATIVE_INFINITY) < patienceMs,
  };
}
