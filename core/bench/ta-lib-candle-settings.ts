/** How a setting measures: bodies, whole ranges, or shadows; over how many bars, and what part of their mean. */
type Setting = readonly [rangeType: 0 | 1 | 2, averagePeriod: number, factor: number];

/** `TA_CandleDefaultSettings` of TA-Lib's ta_global.c, in the order of its enumeration. */
const defaults: readonly Setting[] = [
  [0, 10, 1], // BodyLong
  [0, 10, 3], // BodyVeryLong
  [0, 10, 1], // BodyShort
  [1, 10, 0.1], // BodyDoji
  [0, 0, 1], // ShadowLong
  [0, 0, 2], // ShadowVeryLong
  [2, 10, 1], // ShadowShort
  [1, 10, 0.1], // ShadowVeryShort
  [1, 5, 0.2], // Near
  [1, 5, 0.6], // Far
  [1, 5, 0.05], // Equal
];

/** In C: three integers, and a double that begins at a multiple of eight. */
const settingBytes = 24;
const [periodOffset, factorOffset] = [8, 16];
const dojiIndex = 3;

interface StaticData {
  readonly memory: WebAssembly.Memory;
  readonly from: number;
  readonly to: number;
  /** The first bar that the doji's function answers for: the period of its setting. Must not allocate. */
  readonly firstOfDoji: () => number;
}

/**
 * Writes the settings that `TA_Initialize` would write, which the package leaves out. Where they lie is found by asking:
 * it is where a changed number changes the first answer of the doji.
 */
export function writeCandleSettings({ memory, from, to, firstOfDoji }: StaticData): void {
  const data = new DataView(memory.buffer);
  const place = findPlace(data, { from, to, firstOfDoji });
  const start = place - periodOffset - dojiIndex * settingBytes;
  defaults.forEach(([rangeType, period, factor], index) => {
    const setting = start + index * settingBytes;
    data.setInt32(setting, index, true);
    data.setInt32(setting + 4, rangeType, true);
    data.setInt32(setting + periodOffset, period, true);
    data.setFloat64(setting + factorOffset, factor, true);
  });
}

function findPlace(data: DataView, { from, to, firstOfDoji }: Omit<StaticData, 'memory'>): number {
  const trial = 7;
  for (let place = from; place < to; place += 4) {
    const before = data.getInt32(place, true);
    data.setInt32(place, trial, true);
    const first = firstOfDoji();
    data.setInt32(place, before, true);
    if (first === trial) return place;
  }
  throw new Error('talib-web keeps its candle settings elsewhere; their search here needs a new look');
}
