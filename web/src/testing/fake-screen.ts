import { dayMs } from '@gaemi/core/base/instant.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { Screen, ScreenGrade, ScreenRow } from '@gaemi/core/signals/screens/screen.ts';
import { seeded } from './seeded.ts';

const rowCount = 1000;

/** A thousand instruments: those of the desk, and invented ones with codes of the right form. */
export function fakeScreen(nowMs: number): Screen {
  const random = seeded(20_261_120);
  const known = defaultInstruments.map(({ id, name, kind, currency }) => ({ id, name, kind, currency }));
  const invented = Array.from({ length: rowCount - known.length }, (_, index) => {
    const code = String(100_000 + index * 7).slice(-6);
    return {
      id: `${code}.K${index % 3 === 0 ? 'Q' : 'S'}`,
      name: { ko: `종목 ${code}`, en: `Company ${code}` },
      kind: 'stock',
      currency: 'KRW',
    };
  });
  const rows = [...known, ...invented].map((instrument, index) => fakeRow(instrument, { random, index, nowMs }));
  const byChange = rows.toSorted((left, right) => (right.change1d ?? 0) - (left.change1d ?? 0));
  return {
    id: 'latest',
    atMs: nowMs - (nowMs % 60_000),
    crossingBarsMax: 20,
    rows,
    movers: {
      up: byChange.slice(0, 10).map(({ instrumentId }) => instrumentId),
      down: byChange.slice(-10).map(({ instrumentId }) => instrumentId),
    },
    leftOut: 0,
  };
}

interface Named {
  readonly id: string;
  readonly name: ScreenRow['name'];
  readonly kind: string;
  readonly currency: string;
}

function fakeRow(
  { id, name, kind, currency }: Named,
  { random, index, nowMs }: { readonly random: () => number; readonly index: number; readonly nowMs: number },
): ScreenRow {
  const price = Math.round(1000 + random() * 400_000);
  const rsi14 = 12 + random() * 76;
  const stochasticK = Math.min(100, Math.max(0, rsi14 * 1.4 - 20 + (random() - 0.5) * 30));
  const young = index % 23 === 22;
  const noVolume = kind === 'index' || kind === 'currency';
  const high52w = price * (1 + random() * 0.6);
  const low52w = price * (1 - random() * 0.5);
  const turn = random();
  return {
    instrumentId: id,
    name,
    kind,
    currency,
    price,
    atMs: nowMs - 3_600_000,
    source: 'yahoo',
    barsAtMs: nowMs - dayMs,
    bars: young ? 64 : 400,
    change1d: (random() - 0.5) * 0.12,
    change5d: (random() - 0.5) * 0.24,
    volumeRatio: noVolume ? null : random() * 4,
    rsi14,
    stochasticK,
    stochasticD: stochasticK,
    grade: gradeOf(rsi14, stochasticK),
    sma20: price,
    sma50: price,
    sma200: young ? null : price,
    crossPrice20: { direction: 'none' },
    cross20x50: { direction: 'none' },
    cross50x200: young ? null : { direction: turn < 0.06 ? 'up' : turn > 0.94 ? 'down' : 'none', barsAgo: index % 20 },
    high52w: young ? null : high52w,
    low52w: young ? null : low52w,
    belowHigh52w: young ? null : price / high52w - 1,
    aboveLow52w: young ? null : price / low52w - 1,
    newHigh52w: young ? null : index % 41 === 0,
    newLow52w: young ? null : index % 43 === 0,
    missing: {
      ...(noVolume ? { volumeRatio: { because: 'no-volume' as const } } : {}),
      ...(young
        ? {
            cross50x200: { because: 'too-few-bars' as const, needs: 200, has: 64 },
            belowHigh52w: { because: 'too-few-days' as const, needs: 365, has: 92 },
            aboveLow52w: { because: 'too-few-days' as const, needs: 365, has: 92 },
          }
        : {}),
    },
  };
}

function gradeOf(rsi: number, k: number): ScreenGrade {
  const votes = Number(rsi < 30) + Number(k < 20) - Number(rsi > 70) - Number(k > 80);
  const grades: Readonly<Record<string, ScreenGrade>> = {
    '2': 'oversold-strong',
    '1': 'oversold',
    '0': 'neutral',
    '-1': 'overbought',
    '-2': 'overbought-strong',
  };
  return grades[String(votes)] ?? 'neutral';
}
