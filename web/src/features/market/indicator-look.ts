import type { Indicator } from '@gaemi/core/signals/indicators/indicator.ts';

/** The page's colours for lines, told apart in both themes. */
const lineColours = ['fast', 'accent', 'third', 'fourth', 'fifth', 'sixth'] as const;
export type LineColour = (typeof lineColours)[number];

/** How a line of an indicator is drawn; a histogram is coloured by its sign. */
export interface LineLook {
  readonly line: string;
  readonly kind: 'line' | 'histogram' | 'dots';
  readonly colour: LineColour;
}

/** Where and how an indicator is drawn. */
export interface IndicatorLook {
  /** 0 is the price's own pane. */
  readonly pane: number;
  readonly lines: readonly LineLook[];
  /** What people look for: above the upper level is called overbought, below the lower one oversold. */
  readonly levels: readonly number[];
}

/** In the unit of the price, and therefore drawn over it; all others stand in a pane of their own. */
const overlays: ReadonlySet<string> = new Set([
  'sma',
  'ema',
  'wma',
  'bollinger',
  'vwap',
  'donchian',
  'keltner',
  'supertrend',
  'psar',
  'ichimoku',
]);

const levels: Readonly<Record<string, readonly number[]>> = {
  rsi: [30, 70],
  'rsi-simple': [30, 70],
  stochastic: [20, 80],
  'stochastic-rsi': [20, 80],
  mfi: [20, 80],
  'williams-r': [-80, -20],
  cci: [-100, 100],
  adx: [25],
  macd: [0],
  roc: [0],
  momentum: [0],
  trix: [0],
  'minute-change': [0],
};

export function isOverlay(indicatorId: string): boolean {
  return overlays.has(indicatorId);
}

/** One look for each, in their order: overlays take turns with the colours, every other one has a pane and all colours. */
export function planLooks(indicators: readonly Indicator[]): readonly IndicatorLook[] {
  let panes = 0;
  let overlayLines = 0;
  return indicators.map((indicator) => {
    const overlay = isOverlay(indicator.id);
    if (!overlay) panes += 1;
    const looks = lineLooks(indicator, overlay ? overlayLines : 0);
    if (overlay) overlayLines += new Set(looks.map(({ colour }) => colour)).size;
    return { pane: overlay ? 0 : panes, lines: looks, levels: levels[indicator.id] ?? [] };
  });
}

function lineLooks(indicator: Indicator, first: number): LineLook[] {
  // A channel is one thing with one colour; a direction is told by the side of the price on which the stop is.
  const channel = indicator.lines.includes('upper');
  const drawn = indicator.lines.filter((line) => line !== 'direction');
  return drawn.map((line, index) => ({
    line,
    kind: line === 'histogram' ? 'histogram' : indicator.id === 'psar' ? 'dots' : 'line',
    colour: lineColours[(first + (channel ? 0 : index)) % lineColours.length] ?? 'accent',
  }));
}
