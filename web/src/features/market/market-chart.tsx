import type { Candle } from '@gaemi/core/market/candle.ts';
import { useEffect, useEffectEvent, useRef } from 'react';
import { usePaintKey } from '../../preferences.ts';
import { useText } from '../../text/use-text.ts';
import type { ChartMark } from './chart-markers.ts';
import { readPaint } from './chart-paint.ts';
import { drawMarketChart, type MarketChart as DrawnChart } from './draw-market-chart.ts';
import type { IndicatorLook } from './indicator-look.ts';
import type { StudiedIndicator } from './indicator-study.ts';
import type { Pointer } from './pointer.ts';
import { specTitle } from './spec-title.ts';
import type { ShownInstrument } from './market-search.ts';

interface MarketChartProps {
  readonly label: string;
  /** With the interval that is shown. */
  readonly instrument: ShownInstrument;
  readonly candles: readonly Candle[];
  /** How many of the candles, from the first, have closed. */
  readonly closed: number;
  readonly studied: readonly StudiedIndicator[];
  readonly looks: readonly IndicatorLook[];
  readonly marks: readonly ChartMark[];
  readonly spanMs: number;
  readonly pointer: Pointer;
  readonly onOldest: () => void;
}

/** Candles go to the canvas, not through React; what is in sight stays when colours or indicators change. */
export function MarketChart(props: MarketChartProps) {
  const { label, instrument, candles, closed, studied, looks, marks, spanMs, pointer } = props;
  const { language, pick } = useText();
  const paintKey = usePaintKey();
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart>(undefined);
  const view = useRef<{ spanMs: number; range: ReturnType<DrawnChart['view']> }>(undefined);
  const onOldest = useEffectEvent(() => props.onOldest());
  const look = looks.map((one, index) => `${studied[index]?.configured.spec} ${one.pane}`).join();
  const draw = useEffectEvent((element: HTMLElement) =>
    drawMarketChart(element, {
      instrument,
      looks,
      names: studied.map(({ configured }) => specTitle(configured.spec, pick)),
      paint: readPaint(),
      locale: language === 'ko' ? 'ko-KR' : 'en-US',
      onPoint: pointer.point,
      onOldest,
    }),
  );
  const show = useEffectEvent(() =>
    drawn.current?.show({ candles, closed, marks, lines: studied.map(({ lines }) => lines) }),
  );

  useEffect(() => {
    if (box.current === null) return;
    const chart = draw(box.current);
    drawn.current = chart;
    show();
    const before = view.current;
    if (before?.range) chart.setView(before.range);
    return () => {
      view.current = { spanMs: before?.spanMs ?? 0, range: chart.view() };
      drawn.current = undefined;
      chart.remove();
    };
  }, [instrument, paintKey, language, look]);
  useEffect(() => show(), [candles, closed, marks, studied]);
  useEffect(() => drawn.current?.showSpan(spanMs), [instrument, spanMs]);
  return (
    <figure aria-label={label} className="h-full" data-candles={candles.length} data-indicators={look}>
      <div ref={box} className="h-full" />
    </figure>
  );
}
