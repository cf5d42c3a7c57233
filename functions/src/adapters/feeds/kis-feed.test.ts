import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { feedContract } from './feed-contract.ts';
import { createKisFeed } from './kis-feed.ts';
import { kisAnswer, kisFeedWith, quietKis, replayKis } from './test-kis.ts';

const contract = instrumentById('101W06.KF');
const nearest = instrumentById('KOSPI200F');
const samsung = instrumentById('005930.KS');

feedContract({
  name: 'kis',
  createFeed: (options) => createKisFeed({ ...quietKis(), ...options }),
  replay: replayKis,
  isData: (url) => !url.includes('/oauth2/'),
  known: [contract, nearest],
  // The board that names the nearest contract, and the minutes of each.
  callsPerGroup: 3,
  unknown: instrumentById('999X99.KF'),
  recorded: {
    instrument: nearest,
    interval: '1d',
    // The first trading day of a year begins an hour late.
    openingsMs: ['02T09:45', '03T08:45', '04T08:45', '05T08:45', '08T08:45'].map((time) =>
      Date.parse(`2024-01-${time}:00+09:00`),
    ),
  },
});

describe('prices', () => {
  it('have the time of the newest minute, since the vendor gives them none', async () => {
    expect(await kisFeedWith(replayKis).quotes([contract])).toEqual([
      {
        instrumentId: '101W06.KF',
        price: 372.85,
        previousClose: 369.65,
        volume: 2310,
        atMs: Date.parse('2025-06-05T08:45:00+09:00'),
        source: 'kis',
      },
    ]);
  });

  it('of shares are asked raw, a hundred days a call, under the code without its market', async () => {
    const asked: URLSearchParams[] = [];
    const feed = kisFeedWith((url) => {
      if (!url.includes('itemchartprice')) return replayKis(url);
      asked.push(new URL(url).searchParams);
      const row = {
        stck_bsop_date: '20250604',
        stck_oprc: '57500',
        stck_hgpr: '58500',
        stck_lwpr: '57400',
        stck_clpr: '57800',
        acml_vol: '0023113421',
      };
      return kisAnswer({ output1: { stck_prpr: '57800' }, output2: asked.length === 1 ? [row, {}] : [] });
    });
    const opensMs = Date.parse('2025-06-04T09:00:00+09:00');
    const candles = await feed.candles(samsung, '1d', { fromMs: opensMs, toMs: opensMs + 24 * hourMs });
    expect(candles).toEqual([
      { openAtMs: opensMs, open: 57_500, high: 58_500, low: 57_400, close: 57_800, volume: 23_113_421 },
    ]);
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({ FID_INPUT_ISCD: '005930', FID_ORG_ADJ_PRC: '1' });
  });

  it('of days on which a share was halted are none, and cost the others nothing', async () => {
    const prices = {
      stck_oprc: '53000',
      stck_hgpr: '53900',
      stck_lwpr: '51800',
      stck_clpr: '51900',
      acml_vol: '39565392',
    };
    // Split in May 2018: three days without trading, which repeat the close before.
    const halted = { stck_oprc: '0', stck_hgpr: '0', stck_lwpr: '0', stck_clpr: '2650000', acml_vol: '0' };
    const blank = Object.fromEntries(Object.keys(prices).map((key) => [key, '']));
    const output2 = [
      { stck_bsop_date: '20180504', ...prices },
      // Before the hours that the calendar knows.
      { stck_bsop_date: '20150512', ...prices },
      { stck_bsop_date: '20180503', ...halted },
      { stck_bsop_date: '', ...blank },
      { stck_bsop_date: '20180427', ...prices },
    ];
    const feed = kisFeedWith((url) =>
      url.includes('itemchartprice') ? kisAnswer({ output1: { stck_prpr: '57800' }, output2 }) : replayKis(url),
    );
    const span = { fromMs: Date.parse('2015-05-12T00:00+09:00'), toMs: Date.parse('2018-05-05T09:00+09:00') };
    const candles = await feed.candles(samsung, '1d', span);
    expect(candles.map(({ openAtMs }) => new Date(openAtMs).toISOString().slice(0, 10))).toEqual([
      '2015-05-12',
      '2018-04-27',
      '2018-05-04',
    ]);
  });

  it('are read from numbers and from times without their zero, as they were recorded', async () => {
    const row = { futs_prpr: 372.85, futs_oprc: 373, futs_hgpr: 373.35, futs_lwpr: '372.70', cntg_vol: 2310 };
    const minute = { ...row, stck_bsop_date: '20250605', stck_cntg_hour: '84500' };
    const feed = kisFeedWith((url) =>
      url.includes('time-fuopchartprice')
        ? kisAnswer({ output1: { futs_prpr: '372.85', futs_prdy_clpr: '-' }, output2: [minute] })
        : replayKis(url),
    );
    expect(await feed.quotes([contract])).toEqual([
      { instrumentId: '101W06.KF', price: 372.85, atMs: Date.parse('2025-06-05T08:45:00+09:00'), source: 'kis' },
    ]);
  });

  it('of minutes are paged backwards; hours are made of them', async () => {
    const endMs = Date.parse('2025-06-05T12:00:00+09:00');
    let pages = 0;
    const feed = kisFeedWith((url) => {
      if (!url.includes('time-fuopchartprice')) return replayKis(url);
      pages += 1;
      const query = new URL(url).searchParams;
      return kisAnswer({
        output1: { futs_prpr: '372.85' },
        output2: minutesUpTo(query.get('FID_INPUT_HOUR_1') ?? '', 102),
      });
    }, endMs);
    const candles = await feed.candles(contract, '1h', { fromMs: endMs - 3 * hourMs, toMs: endMs });
    expect(pages).toBe(2);
    expect(candles.map(({ openAtMs, volume }) => [(endMs - openAtMs) / hourMs, volume])).toEqual([
      [3, 60],
      [2, 60],
      [1, 60],
    ]);
  });

  it('of the nearest contract are those of the board’s first month', async () => {
    const codes: (string | null)[] = [];
    const feed = kisFeedWith((url) => {
      if (url.includes('time-fuopchartprice')) codes.push(new URL(url).searchParams.get('FID_INPUT_ISCD'));
      return replayKis(url);
    });
    await feed.quotes([nearest]);
    expect(codes).toEqual(['101W06']);
  });
});

function minutesUpTo(time: string, count: number) {
  const lastMs = Date.parse(`2025-06-05T${time.slice(0, 2)}:${time.slice(2, 4)}:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const stck_cntg_hour = new Date(lastMs - index * minuteMs).toISOString().slice(11, 19).replaceAll(':', '');
    const prices = { futs_prpr: '372.85', futs_oprc: '373.00', futs_hgpr: '373.35', futs_lwpr: '372.70' };
    return { stck_bsop_date: '20250605', stck_cntg_hour, ...prices, cntg_vol: '1' };
  });
}
