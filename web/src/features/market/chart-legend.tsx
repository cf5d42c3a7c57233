import type { Candle } from '@gaemi/core/market/candle.ts';
import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { usePageText } from '../../text/use-page-text.ts';
import { Change } from '../../ui/amount.tsx';
import { lineVariable } from './chart-paint.ts';
import type { IndicatorLook } from './indicator-look.ts';
import type { StudiedIndicator } from './indicator-study.ts';
import { isKnownLine } from './indicator-words.ts';
import type { Pointer } from './pointer.ts';
import { specTitle } from './spec-title.ts';
import type { ShownInstrument } from './market-search.ts';

interface ChartLegendProps {
  readonly instrument: ShownInstrument;
  readonly candles: readonly Candle[];
  /** How many of them, from the first, have closed. */
  readonly closed: number;
  readonly studied: readonly StudiedIndicator[];
  readonly looks: readonly IndicatorLook[];
  readonly pointer: Pointer;
  readonly onRemove: (spec: string) => void;
}

/** The numbers of the candle under the pointer, or of the newest one. */
export function ChartLegend(props: ChartLegendProps) {
  const { instrument, candles, closed, studied, looks, pointer, onRemove } = props;
  const { t, pick } = usePageText();
  const pointed = useSyncExternalStore(pointer.subscribe, pointer.index);
  const index = Math.min(pointed ?? candles.length - 1, candles.length - 1);
  const candle = candles[index];
  if (candle === undefined) return null;
  return (
    <div className="grid gap-1 px-4 pb-1.5 text-xs" data-legend={index}>
      <CandleNumbers instrument={instrument} candle={candle} before={candles[index - 1]} forming={index >= closed} />
      <ul className="flex flex-wrap gap-x-3 gap-y-1" aria-label={t('market.indicators')}>
        {studied.map(({ configured, lines }, position) => (
          <li key={configured.spec} className="flex max-w-full flex-wrap items-center gap-x-1.5">
            <span className="font-medium">{specTitle(configured.spec, pick)}</span>
            {looks[position]?.lines.map((line) => (
              <LineValue
                key={line.line}
                name={line.line}
                colour={line.kind === 'histogram' ? 'var(--soft)' : `var(${lineVariable(line.colour)})`}
                // Only closed candles have values; the one that forms shows those of the last closed one.
                overlay={looks[position]?.pane === 0}
                instrument={instrument}
                value={lines[line.line]?.[Math.min(index, (lines[line.line]?.length ?? 0) - 1)]}
              />
            ))}
            <button
              type="button"
              aria-label={t('market.removeIndicator', { name: specTitle(configured.spec, pick) })}
              onClick={() => onRemove(configured.spec)}
              className="grid size-6 place-items-center rounded text-soft hover:bg-raised hover:text-ink"
            >
              <X size={12} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CandleNumbersProps {
  readonly instrument: ShownInstrument;
  readonly candle: Candle;
  readonly before: Candle | undefined;
  readonly forming: boolean;
}

function CandleNumbers({ instrument, candle, before, forming }: CandleNumbersProps) {
  const { t, format } = usePageText();
  const price = (value: number) => format.quote(value, instrument);
  return (
    <p className="flex min-h-5 flex-wrap items-center gap-x-2.5">
      <time className="text-soft">
        {instrument.interval === '1d' ? format.day(candle.openAtMs) : format.date(candle.openAtMs)}
      </time>
      {(['open', 'high', 'low', 'close'] as const).map((field) => (
        <span key={field}>
          <span className="text-soft">{t(`chart.${field}`)}</span> {price(candle[field])}
        </span>
      ))}
      <span>
        <span className="text-soft">{t('chart.volume')}</span> {format.compact(candle.volume)}
      </span>
      {before !== undefined && <Change fraction={candle.close / before.close - 1} className="font-medium" />}
      {forming && <span className="text-soft">{t('chart.forming')}</span>}
    </p>
  );
}

interface LineValueProps {
  readonly name: string;
  readonly colour: string;
  readonly value: number | undefined;
  readonly overlay: boolean;
  readonly instrument: ShownInstrument;
}

/** A line over the price is written as a price; others need no more than two decimals to be read. */
function LineValue({ name, colour, value, overlay, instrument }: LineValueProps) {
  const { t, format } = usePageText();
  return (
    <span className="inline-flex items-center gap-1">
      <span className="h-0.5 w-3 rounded" style={{ background: colour }} aria-hidden="true" />
      {name !== 'value' && <span className="text-soft">{isKnownLine(name) ? t(`line.${name}`) : name}</span>}
      <span>
        {value === undefined || Number.isNaN(value) ? '–' : format.fixed(value, overlay ? instrument.priceDecimals : 2)}
      </span>
    </span>
  );
}
