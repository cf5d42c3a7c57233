/** Where the parts of a candle stand in a row; what a vendor leaves out is `undefined`. */
export interface Columns {
  readonly instant: number;
  /** A time of day in a column of its own, beside the date. */
  readonly time: number | undefined;
  /** The instants are Korean time, as the column says. */
  readonly korean: boolean;
  readonly open: number | undefined;
  readonly high: number | undefined;
  readonly low: number | undefined;
  readonly close: number;
  readonly volume: number | undefined;
}

/** What vendors call the parts, the best name first; compared without case, spaces and punctuation. */
const names = {
  instant:
    'candledatetimeutc timestamp datetime date time opentime ts unix candledatetimekst stckbsopdate 일자 날짜 일시'.split(
      ' ',
    ),
  time: ['stckcntghour', 'time', '시간', '체결시간'],
  open: ['open', 'openingprice', 'futsoprc', 'stckoprc', '시가'],
  high: ['high', 'highprice', 'futshgpr', 'stckhgpr', '고가'],
  low: ['low', 'lowprice', 'futslwpr', 'stcklwpr', '저가'],
  close: ['close', 'tradeprice', 'closingprice', 'futsprpr', 'stckclpr', 'stckprpr', 'price', '종가', '현재가'],
  volume: ['volume', 'candleacctradevolume', 'vol', 'acmlvol', 'cntgvol', '거래량'],
};

/** Files of the largest exchanges have no header, but this order. */
const headless: Columns = { instant: 0, time: undefined, korean: false, open: 1, high: 2, low: 3, close: 4, volume: 5 };

/** Reads the first row of a file: the columns, or `headless` when it is a candle already; undefined for anything else. */
export function readColumns(
  cells: readonly string[],
): { readonly columns: Columns; readonly isHeader: boolean } | undefined {
  if (cells.length >= 6 && cells.slice(0, 6).every((cell) => /^\d+(\.\d+)?$/.test(cell))) {
    return { columns: headless, isHeader: false };
  }
  const written = cells.map((cell) => cell.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, ''));
  const placeOf = (part: keyof typeof names): number | undefined =>
    names[part].map((name) => written.indexOf(name)).find((place) => place >= 0);
  const [instant, close] = [placeOf('instant'), placeOf('close')];
  if (instant === undefined || close === undefined) return undefined;
  const time = placeOf('time');
  const columns = {
    instant,
    time: time === instant ? undefined : time,
    korean: /kst|stckbsopdate|일자|날짜|일시/.test(written[instant] ?? ''),
    open: placeOf('open'),
    high: placeOf('high'),
    low: placeOf('low'),
    close,
    volume: placeOf('volume'),
  };
  return { columns, isHeader: true };
}
