import type { Registry } from './registry.ts';

/** Coming back costs one reading of everything, which is what listening costs in about this time. */
const hiddenMs = 5 * 60_000;

/** Stops listening when the page has been out of sight for minutes; a tab that is left open all night is not billed. */
export function sleepWhenHidden(registry: Registry): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asleep = false;
  const onChange = () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        asleep = true;
        registry.sleep();
      }, hiddenMs);
    } else if (asleep) {
      asleep = false;
      registry.wake();
    }
  };
  document.addEventListener('visibilitychange', onChange);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onChange);
  };
}
