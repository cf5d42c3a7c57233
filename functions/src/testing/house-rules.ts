import path from 'node:path';

export interface SourceFile {
  /** Within `functions/src`. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a file by the laws of the house, one sentence each. */
export function faultsOf(file: SourceFile): string[] {
  return [...importFaults(file), ...vendorFaults(file), ...sizeFaults(file)];
}

const linesMax = 200;
const functionLinesMax = 70;
const rooms = [
  'analysis',
  'ledger',
  'market',
  'portfolio',
  'risk',
  'signals',
  'system',
  'trading',
  'learning',
  'backtest',
];

/** Contracts that functions may name: the port, its errors, its types. */
const contracts = /^adapters\/([a-z]+)\/[a-z-]+\.ts$/;
const contractFiles = new Set(['store', 'secrets', 'exchange', 'feed', 'headline-feed', 'trend-feed', 'analyst']);

function importFaults(file: SourceFile): string[] {
  // A test may put together what it tests.
  if (isTest(file.path)) return [];
  const [room = ''] = file.path.split('/');
  const judge = rooms.includes(room)
    ? judgeFunction
    : room === 'runtime'
      ? judgeRuntime
      : room === 'adapters'
        ? judgeAdapter
        : undefined;
  if (judge === undefined) return [];
  return importsOf(file).flatMap(({ target, isType }) => {
    const reason = judge({ from: file.path, target, isType });
    return reason === undefined ? [] : [`${file.path} imports ${target}: ${reason}`];
  });
}

interface Import {
  readonly from: string;
  readonly target: string;
  readonly isType: boolean;
}

function judgeFunction({ from, target, isType }: Import): string | undefined {
  const [room = ''] = from.split('/');
  if (target.startsWith('adapters/')) {
    return isType || isContract(target) ? undefined : 'it is handed its adapters in its context';
  }
  if (target.startsWith('runtime/') || target.startsWith(`${room}/`)) return undefined;
  if (rooms.some((other) => target.startsWith(`${other}/`))) {
    return 'rooms do not import each other, they speak through topics';
  }
  const isOpen = target.startsWith('@gaemi/core/') || target === 'zod/mini' || target === 'node:crypto';
  return isOpen ? undefined : 'a function imports core and runtime only';
}

function judgeRuntime({ from, target, isType }: Import): string | undefined {
  if (rooms.some((room) => target.startsWith(`${room}/`)) || target === 'functions.ts')
    return 'the runtime knows no function';
  const mayOpen = isType || isContract(target) || from.startsWith('runtime/ports/');
  return target.startsWith('adapters/') && !mayOpen ? 'only ports open adapters' : undefined;
}

function judgeAdapter({ from, target, isType }: Import): string | undefined {
  const [, kind = ''] = from.split('/');
  const isForeign = target.startsWith('adapters/') && !target.startsWith(`adapters/${kind}/`);
  // Two ports speak to the same services of the platform.
  const isPlatform = target.startsWith('adapters/google/');
  // The vendor hands out one pass for prices and orders alike.
  const isPass = target === 'adapters/kis/kis-token.ts';
  // Whoever sends a person's orders reads that person's keys.
  const isSafe = kind === 'exchanges' && target === 'adapters/secrets/index.ts';
  const isShared = isType || isContract(target) || isPlatform || isPass || isSafe;
  if (isForeign && !isShared) return 'an adapter stands alone';
  const isInside = target.startsWith('runtime/') || rooms.some((room) => target.startsWith(`${room}/`));
  return isInside && !isType ? 'an adapter knows the context only' : undefined;
}

function isContract(target: string): boolean {
  return contracts.test(target) && contractFiles.has(path.posix.basename(target, '.ts'));
}

function importsOf({ path: from, text }: SourceFile): { target: string; isType: boolean }[] {
  const named = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)'/gm);
  const lazy = text.matchAll(/\bimport\('([^']+)'\)/g);
  return [
    ...[...named].map(([, type, specifier = '']) => ({ specifier, isType: type !== undefined })),
    // In a type, `typeof import('…')` loads nothing.
    ...[...lazy].map(({ 1: specifier = '', index }) => ({
      specifier,
      isType: text.slice(0, index).endsWith('typeof '),
    })),
  ].map(({ specifier, isType }) => ({ target: resolve(from, specifier), isType }));
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier;
}

/** Where a vendor's name is its own. Google's platform is what the house stands on, so only its market products count. */
const vendors: Readonly<Record<string, readonly string[]>> = {
  upbit: ['adapters/feeds/', 'adapters/exchanges/'],
  yahoo: ['adapters/feeds/'],
  binance: ['adapters/exchanges/', 'adapters/feeds/'],
  gemini: ['adapters/analysts/'],
  openai: ['adapters/analysts/'],
  telegram: ['adapters/notifiers/'],
  slack: ['adapters/notifiers/'],
  ccxt: ['adapters/exchanges/', 'adapters/feeds/'],
};

function vendorFaults({ path: from, text }: SourceFile): string[] {
  // These two lists name every vendor there is.
  if (isTest(from) || from === 'testing/house-rules.ts') return [];
  return text.split('\n').flatMap((line, index) =>
    Object.entries(vendors)
      .filter(
        ([vendor, places]) => !places.some((place) => from.startsWith(place)) && new RegExp(vendor, 'i').test(line),
      )
      .map(([vendor]) => `${from}:${index + 1} names the vendor "${vendor}": only its adapter does`),
  );
}

function sizeFaults({ path: from, text }: SourceFile): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const faults = lines.length > linesMax ? [`${from} has ${lines.length} lines: split it at ${linesMax}`] : [];
  // A `describe` holds many short sentences.
  if (isTest(from) || from.endsWith('-contract.ts')) return faults;
  let opened: number | undefined;
  lines.forEach((line, index) => {
    if (/^(export )?(async )?function /.test(line)) opened = index;
    if (line !== '}' || opened === undefined) return;
    const length = index - opened + 1;
    if (length > functionLinesMax) {
      faults.push(`${from}:${opened + 1} is a function of ${length} lines: split it at ${functionLinesMax}`);
    }
    opened = undefined;
  });
  return faults;
}

function isTest(file: string): boolean {
  return (
    file.endsWith('.test.ts') ||
    file.startsWith('testing/') ||
    /(^|\/)test-[a-z-]+\.ts$/.test(file) ||
    file.endsWith('-contract.ts')
  );
}
