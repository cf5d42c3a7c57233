import { at, type Pass } from './filter.ts';

/** How many places ago the highest (`sign` 1) or lowest (-1) of the newest `period` values was, the newest of equals. */
export function slidingExtremeAge(sign: 1 | -1, period: number) {
  return { sign, period, queue: new Int32Array(period), head: 0, count: 0 };
}

/**
 * A queue of the places that may still become the extreme: each is entered once and leaves once, so that a value costs two
 * steps on average whatever the period. Source: Lemire, Streaming Maximum-Minimum Filter (2006).
 */
export function slideExtremeAge(state: ReturnType<typeof slidingExtremeAge>, { input, output, from, to }: Pass): void {
  const { sign, period, queue } = state;
  const placeAt = (rank: number): number => queue[(state.head + rank) % period] ?? 0;
  for (let index = from; index < to; index += 1) {
    if (state.count > 0 && placeAt(0) <= index - period) {
      state.head = (state.head + 1) % period;
      state.count -= 1;
    }
    const value = sign * at(input, index);
    while (state.count > 0 && sign * at(input, placeAt(state.count - 1)) <= value) state.count -= 1;
    queue[(state.head + state.count) % period] = index;
    state.count += 1;
    output[index] = index < period - 1 ? Number.NaN : index - placeAt(0);
  }
}
