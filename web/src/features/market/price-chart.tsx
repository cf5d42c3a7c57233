import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { useEffect, useRef } from 'react';
import { usePaintKey } from '../../preferences.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { readPaint } from './chart-paint.ts';
import { drawChart, type DrawnChart } from './draw-chart.ts';
import type { FillMarker } from './fill-markers.ts';

interface PriceChartProps {
  readonly label: string;
  readonly instrument: Instrument;
  readonly candles: readonly Candle[];
  readonly markers: readonly FillMarker[];
}

/** Loaded on its own: the chart library is larger than the rest of the page. Ticks go to the canvas, not through React. */
export function PriceChart({ label, instrument, candles, markers }: PriceChartProps) {
  const { language, t } = usePageText();
  const paintKey = usePaintKey();
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart>(undefined);
  useEffect(() => {
    if (box.current === null) return;
    const chart = drawChart(box.current, instrument, {
      paint: readPaint(),
      locale: language === 'ko' ? 'ko-KR' : 'en-US',
    });
    drawn.current = chart;
    return () => {
      drawn.current = undefined;
      chart.remove();
    };
  }, [instrument, paintKey, language]);
  useEffect(() => {
    drawn.current?.show(candles, markers, { buy: t('chart.buy'), sell: t('chart.sell') });
  }, [candles, markers, paintKey, t]);
  return (
    <figure aria-label={label} className="h-full" data-candles={candles.length}>
      <div ref={box} className="h-full" />
    </figure>
  );
}
