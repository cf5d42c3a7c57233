import { expect, it } from 'vitest';
import { readFileName } from './recording-file-name.ts';

it.each([
  ['KRW-BTC_1m.csv', 'KRW-BTC', 1],
  ['KRW-BTC_1m_week.csv.gz', 'KRW-BTC', 1],
  ['upbit_KRW-BTC_1h_2020-01_2025-10.csv.gz', 'KRW-BTC', 60],
  ['BTC-KRW_4h.csv', 'KRW-BTC', 240],
  ['krw_btc_1m.csv', 'KRW-BTC', 1],
  ['binance_BTCUSDT_1d_2017-08_2021-01.csv', 'binance:BTC-USDT', 1440],
  ['BTCUSDT-5m-2025-09.csv', 'binance:BTC-USDT', 5],
  ['binance~ETH-USDT_1h.csv', 'binance:ETH-USDT', 60],
  ['005930.KS_1d.csv', '005930.KS', 1440],
  ['KR_005930_1d_2010_2023-12.csv', '005930.KS', 1440],
  ['A035720_15min.csv', '035720.KS', 15],
  ['US_AAPL_1d_2010_2021-03_lean.csv', 'AAPL', 1440],
  ['SP500_1d.csv', '^GSPC', 1440],
  ['KOSPI_1d.csv', '^KS11', 1440],
  ['KOSPI200_close_1d.csv', '^KS200', 1440],
  ['KOSPI200F_continuous_1d_2024-01_2025-06.csv', 'KOSPI200F', 1440],
  ['USDKRW_1d.csv', 'KRW=X', 1440],
  ['EUR-USD_1h.csv', 'EURUSD=X', 60],
])('%s is of %s, in minutes: %i', (name, instrumentId, minutes) => {
  expect(readFileName(name, 'data')).toEqual({ instrumentId, spanMs: minutes * 60_000 });
});

it.each([
  ['MANIFEST.csv', 'data', 'unknown-name'],
  ['kis_futures_daily_rows.csv', 'data/futures', 'unknown-name'],
  ['비트코인_1m.csv', 'data', 'unknown-symbol'],
  ['tooLongName_1d.csv', 'data', 'unknown-symbol'],
  ['ES_1m_week.csv.gz', 'data/futures', 'unknown-symbol'],
  ['ES_1m_week.csv.gz', 'C_futures', 'unknown-symbol'],
  ['KRW-BTC_1w.csv', 'data', 'unknown-interval'],
  ['KRW-BTC_7m.csv', 'data', 'unknown-interval'],
])('%s in %s is no recording that can be played: %s', (name, folder, fault) => {
  expect(readFileName(name, folder)).toBe(fault);
});
