/** Before the platform cuts the run off: then nobody could tell of it any more. */
const toldAtFraction = 0.95;

/** Tells of a run that will not end in time, since one that is cut off keeps no record. The caller stops the watch. */
export function watchTime(timeoutSeconds: number, tell: (late: Error) => void): () => void {
  const late = new Error(`it has not ended within ${timeoutSeconds} s, after which the platform cuts it off`);
  const timer = setTimeout(() => tell(late), timeoutSeconds * 1000 * toldAtFraction);
  timer.unref();
  return () => clearTimeout(timer);
}
