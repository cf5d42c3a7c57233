import type { Candle } from '@gaemi/core/market/candle.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { isKnownLine } from './indicator-words.ts';
import { specTitle } from './spec-title.ts';
import type { StudiedIndicator } from './indicator-study.ts';
import type { ShownInstrument } from './market-search.ts';

interface CandleTableProps {
  readonly instrument: ShownInstrument;
  readonly candles: readonly Candle[];
  /** How many of them, from the first, have closed. */
  readonly closed: number;
  readonly studied: readonly StudiedIndicator[];
}

const rowsMax = 60;

/** The newest candles and their indicators as numbers, for whoever cannot or would not read a picture. */
export function CandleTable({ instrument, candles, closed, studied }: CandleTableProps) {
  const { t, pick, format } = usePageText();
  const price = (value: number) => format.quote(value, instrument);
  const lines = studied.flatMap(({ configured, lines: own }) =>
    Object.entries(own).map(([name, values]) => ({
      title:
        `${specTitle(configured.spec, pick)} ${isKnownLine(name) ? t(`line.${name}`) : name === 'value' ? '' : name}`.trim(),
      values,
    })),
  );
  const rows = candles
    .map((candle, index) => ({ candle, index }))
    .toReversed()
    .slice(0, rowsMax);
  const cell = 'px-2 py-1 text-right whitespace-nowrap';
  return (
    <div className="relative max-h-[36rem] overflow-auto" tabIndex={0} role="group" aria-label={t('market.asTable')}>
      <table className="w-full text-xs">
        <thead className="sticky top-0 bg-panel text-soft">
          <tr>
            <th scope="col" className="px-4 py-1.5 text-left font-medium">
              {t('market.time')}
            </th>
            {[t('chart.open'), t('chart.high'), t('chart.low'), t('chart.close'), t('chart.volume')].map((title) => (
              <th key={title} scope="col" className={`${cell} font-medium`}>
                {title}
              </th>
            ))}
            {lines.map(({ title }) => (
              <th key={title} scope="col" className={`${cell} font-medium`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ candle, index }) => (
            <tr key={candle.openAtMs} className="border-t border-line">
              <th scope="row" className="px-4 py-1 text-left font-normal whitespace-nowrap text-soft">
                {instrument.interval === '1d' ? format.day(candle.openAtMs) : format.date(candle.openAtMs)}
                {index >= closed && ` · ${t('chart.forming')}`}
              </th>
              {[candle.open, candle.high, candle.low, candle.close].map((value, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- the columns never move
                <td key={column} className={cell}>
                  {price(value)}
                </td>
              ))}
              <td className={cell}>{format.compact(candle.volume)}</td>
              {lines.map(({ title, values }) => (
                <td key={title} className={cell}>
                  {values[index] === undefined || Number.isNaN(values[index]) ? '–' : format.number(values[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
