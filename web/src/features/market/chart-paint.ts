import type { LineColour } from './indicator-look.ts';

/** The page's colours as a canvas needs them. */
export interface Paint extends Readonly<Record<LineColour, string>> {
  readonly up: string;
  readonly down: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly warn: string;
}

/** The CSS variable of a line's colour. */
export function lineVariable(colour: LineColour): string {
  return colour === 'accent' ? '--accent' : `--chart-${colour}`;
}

export function readPaint(): Paint {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const ofLine = (name: LineColour) => colour(lineVariable(name));
  return {
    up: colour('--up'),
    down: colour('--down'),
    ink: colour('--ink'),
    soft: colour('--soft'),
    line: colour('--line'),
    warn: colour('--warn-ink'),
    fast: ofLine('fast'),
    accent: ofLine('accent'),
    third: ofLine('third'),
    fourth: ofLine('fourth'),
    fifth: ofLine('fifth'),
    sixth: ofLine('sixth'),
  };
}

/** A colour of six hex digits with an alpha. */
export function faded(colour: string, alpha: number): string {
  return `${colour}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;
}
