import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeCandleSettings } from './ta-lib-candle-settings.ts';

/** A column to read, or a number: TA-Lib takes its inputs first and then its options, in the order of its C header. */
export type TaLibArgument = Float64Array | number;

/**
 * TA-Lib itself, in C, compiled to WebAssembly by the package `talib-web`. The package's own JavaScript is left aside: it
 * reads one element past its input and runs out of its fixed memory, while the compiled functions are sound.
 */
export interface TaLib {
  /** Calls `TA_<name>` over whole columns; answers its outputs as long as the input, NaN where it has none. */
  call(name: string, inputs: readonly TaLibArgument[], outputs?: number): Float64Array[];
  /** The same for the candle patterns, whose one output is whole numbers; 0 where it has none. */
  callWhole(name: string, inputs: readonly TaLibArgument[]): Int32Array;
}

export function loadTaLib(): TaLib {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: pagesMax });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasmBytes()), imports(memory));
  const functionOf = (name: string): ((...values: number[]) => number) => {
    const found = exports[name];
    if (typeof found !== 'function') throw new Error(`talib-web has no function "${name}"`);
    return (...values) => Number(found(...values));
  };
  const [allocate, free] = [functionOf('malloc'), functionOf('free')];
  functionOf('__wasm_call_ctors')();
  prepareCandles(memory, functionOf);
  interface Answer {
    readonly length: number;
    readonly first: number;
    readonly count: number;
    readonly outputs: readonly number[];
  }
  /** `read` copies what it needs: the places are given back after it. */
  function run<Result>(
    { name, inputs, outputCount }: { name: string; inputs: readonly TaLibArgument[]; outputCount: number },
    read: (answer: Answer) => Result,
  ): Result {
    const columns = inputs.filter((input) => typeof input !== 'number');
    const length = columns[0]?.length ?? 0;
    const places = [...columns, ...Array.from({ length: outputCount })].map(() => allocate(8 * length));
    const outputs = places.slice(columns.length);
    const counts = allocate(8);
    columns.forEach((column, index) => new Float64Array(memory.buffer, places[index], length).set(column));
    const options = inputs.filter((input) => typeof input === 'number');
    const answer = functionOf(`TA_${name}`)(
      0,
      length - 1,
      ...places.slice(0, columns.length),
      ...options,
      counts,
      counts + 4,
      ...outputs,
    );
    if (answer !== 0) throw new Error(`TA_${name} answers ${answer}`);
    const [first = 0, count = 0] = new Int32Array(memory.buffer, counts, 2);
    const result = read({ length, first, count, outputs });
    for (const place of [...places, counts]) free(place);
    return result;
  }
  return {
    call: (name, inputs, outputCount = 1) =>
      run({ name, inputs, outputCount }, ({ length, first, count, outputs }) =>
        outputs.map((place) => {
          const column = new Float64Array(length).fill(Number.NaN, 0, first);
          column.set(new Float64Array(memory.buffer, place, count), first);
          return column;
        }),
      ),
    callWhole: (name, inputs) =>
      run({ name, inputs, outputCount: 1 }, ({ length, first, count, outputs: [place] }) => {
        const column = new Int32Array(length);
        column.set(new Int32Array(memory.buffer, place, count), first);
        return column;
      }),
  };
}

/** So many bars that a doji has an answer for each period it is asked with. */
const dojiBars = 16;

function prepareCandles(memory: WebAssembly.Memory, functionOf: (name: string) => (...values: number[]) => number) {
  const place = functionOf('malloc')(8 * dojiBars);
  const answers = functionOf('malloc')(8 * dojiBars);
  new Float64Array(memory.buffer, place, dojiBars).fill(1);
  const doji = functionOf('TA_CDLDOJI');
  writeCandleSettings({
    memory,
    from: memoryBase,
    to: memoryBase + staticBytes,
    firstOfDoji() {
      doji(0, dojiBars - 1, place, place, place, place, answers, answers + 4, answers + 8);
      return new Int32Array(memory.buffer, answers, 1)[0] ?? 0;
    },
  });
  functionOf('free')(place);
  functionOf('free')(answers);
}

/** One gibibyte; the package was linked for 16 MiB, which holds no million bars. */
const pagesMax = 16_383;

/** Where the package's own loader puts the static data, the stack of five mebibytes, and the heap. */
const memoryBase = 1024;
const heapStart = 5_247_776;
const staticBytes = heapStart - 5 * 1024 * 1024 - memoryBase;

function wasmBytes(): Uint8Array<ArrayBuffer> {
  const path = createRequire(import.meta.url)
    .resolve('talib-web')
    .replace(/index\.\w+\.js$/, 'talib.wasm');
  const bytes = Buffer.from(readFileSync(path));
  // The memory import with its limits, 256 pages at least and at most, as WebAssembly writes them.
  const limits = bytes.indexOf(Buffer.from([0x02, 0x01, 0x80, 0x02, 0x80, 0x02]));
  if (limits < 0)
    throw new Error('talib-web no longer imports a memory of 256 pages; its loader here needs a new look');
  bytes.set([0xff, 0x7f], limits + 4);
  return bytes;
}

function imports(memory: WebAssembly.Memory): WebAssembly.Imports {
  const pointer = (value: number, mutable: boolean): WebAssembly.Global =>
    new WebAssembly.Global({ value: 'i32', mutable }, value);
  return {
    env: {
      memory,
      __memory_base: pointer(memoryBase, false),
      __stack_pointer: pointer(heapStart, true),
      emscripten_resize_heap(size: number) {
        memory.grow(Math.max(0, Math.ceil((size - memory.buffer.byteLength) / 65_536)));
        return 1;
      },
    },
    'GOT.mem': { __heap_base: pointer(heapStart, true) },
  };
}
