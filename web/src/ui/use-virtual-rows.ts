import { type RefObject, useEffect, useRef, useState } from 'react';

/** Which rows are worth drawing, and how much room the others take above and below. */
export interface VirtualRows {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly from: number;
  readonly to: number;
  readonly pixelsBefore: number;
  readonly pixelsAfter: number;
}

/** Drawn beyond the edges, so that scrolling shows no gap. */
const spareRows = 8;

/** For rows of one height in a box that scrolls: a thousand rows cost as much as those in sight. */
export function useVirtualRows(count: number, rowPixels: number): VirtualRows {
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: 0, rows: 30 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const first = Math.floor(element.scrollTop / rowPixels);
      const rows = Math.ceil(element.clientHeight / rowPixels);
      setSight((before) => (before.first === first && before.rows === rows ? before : { first, rows }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [rowPixels]);
  const from = Math.max(0, Math.min(sight.first, count) - spareRows);
  const to = Math.min(count, sight.first + sight.rows + spareRows);
  return { box, from, to, pixelsBefore: from * rowPixels, pixelsAfter: (count - to) * rowPixels };
}
