import { useEffect, useRef, type ReactNode } from 'react';

const flashMs = 450;

/** Lights up when its value changes. Only a layer behind the text is touched, so that selected text stays selected. */
export function Flash({ value, children }: { readonly value: number; readonly children: ReactNode }) {
  const light = useRef<HTMLSpanElement>(null);
  const before = useRef(value);
  useEffect(() => {
    const direction = Math.sign(value - before.current);
    before.current = value;
    if (direction === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    light.current?.style.setProperty('background', direction > 0 ? 'var(--up)' : 'var(--down)');
    light.current?.animate([{ opacity: 0.28 }, { opacity: 0 }], { duration: flashMs, easing: 'ease-out' });
  }, [value]);
  return (
    <span className="relative inline-block">
      <span ref={light} aria-hidden="true" className="absolute -inset-x-1 inset-y-0 rounded opacity-0" />
      <span className="relative">{children}</span>
    </span>
  );
}
