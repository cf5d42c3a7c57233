/** A document as it came, before its schema has read it. */
export interface RawDocument {
  readonly id: string;
  readonly data: unknown;
}

/**
 * What is known of something on the server. A cache that answers "nothing" while the server is away is `loading`, never
 * `empty`: an account must not look like an empty one because the network is down.
 */
export type LiveState<Value> =
  | { readonly status: 'loading'; readonly offline: boolean }
  | { readonly status: 'failed'; readonly reason: string; readonly retry: () => void }
  | { readonly status: 'empty' }
  | { readonly status: 'live'; readonly value: Value; readonly confirmedAtMs: number }
  | { readonly status: 'stale'; readonly value: Value; readonly confirmedAtMs: number };

export type LiveEvent =
  | {
      readonly kind: 'snapshot';
      readonly documents: readonly RawDocument[];
      /** True while the server has not confirmed it. */
      readonly fromCache: boolean;
      readonly atMs: number;
    }
  | { readonly kind: 'failed'; readonly reason: string; readonly retry: () => void }
  | { readonly kind: 'retried' };

export type RawState = LiveState<readonly RawDocument[]>;

export const notYet: LiveState<never> = { status: 'loading', offline: false };

export function nextLiveState(state: RawState, event: LiveEvent): RawState {
  if (event.kind === 'failed') return { status: 'failed', reason: event.reason, retry: event.retry };
  if (event.kind === 'retried') return notYet;
  if (event.fromCache) return unconfirmed(state, event.documents);
  if (event.documents.length === 0) return { status: 'empty' };
  return { status: 'live', value: event.documents, confirmedAtMs: event.atMs };
}

/** Turns what came into what it means; a document that does not parse fails its panel, and nothing else. */
export function decodeState<Value>(
  state: RawState,
  decode: (documents: readonly RawDocument[]) => Value,
): LiveState<Value> {
  if (state.status !== 'live' && state.status !== 'stale') return state;
  try {
    return { status: state.status, value: decode(state.value), confirmedAtMs: state.confirmedAtMs };
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error), retry: () => undefined };
  }
}

/** The newest known value, however old. */
export function knownValue<Value>(state: LiveState<Value>): Value | undefined {
  return state.status === 'live' || state.status === 'stale' ? state.value : undefined;
}

function unconfirmed(state: RawState, documents: readonly RawDocument[]): RawState {
  const confirmedAtMs = state.status === 'live' || state.status === 'stale' ? state.confirmedAtMs : undefined;
  if (confirmedAtMs === undefined) return { status: 'loading', offline: true };
  const value = documents.length > 0 || state.status === 'loading' ? documents : knownValue(state);
  return { status: 'stale', value: value ?? documents, confirmedAtMs };
}
