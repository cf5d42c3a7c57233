/** The page's colours as a canvas needs them. */
export interface Paint {
  readonly up: string;
  readonly down: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly fast: string;
}

export function readPaint(): Paint {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    up: colour('--up'),
    down: colour('--down'),
    ink: colour('--ink'),
    soft: colour('--soft'),
    line: colour('--line'),
    accent: colour('--accent'),
    fast: colour('--chart-fast'),
  };
}

/** A colour of six hex digits with an alpha. */
export function faded(colour: string, alpha: number): string {
  return `${colour}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;
}
