import type { CallableInput, CallableName, CallableOutput } from '@gaemi/core/callables.ts';
import type { LiveEvent, RawDocument } from './live-state.ts';

/** Names what is listened to: one document, or the newest of a collection. */
export interface LivePath {
  /** Two paths with one key are one listener. */
  readonly key: string;
  readonly path: string;
  /** Absent for one document. */
  readonly newest?: Newest;
}

export interface Newest {
  readonly orderBy?: string;
  readonly limit: number;
  /** Only documents that say so; a list `contains`, a single value `equals` or is `among` some. */
  readonly where?:
    | { readonly field: string; readonly is: 'equals' | 'contains'; readonly value: string }
    | { readonly field: string; readonly is: 'among'; readonly value: readonly string[] };
}

/** Where documents come from: Firestore, or memory in tests. */
export interface LiveSource {
  /** Reports every change until the returned function is called. */
  watch(path: LivePath, report: (event: LiveEvent) => void): () => void;
  /** Reads documents once; the missing ones are left out. Throws when the server cannot be asked. */
  read(paths: readonly string[]): Promise<RawDocument[]>;
}

export interface Person {
  readonly userId: string;
  readonly email: string;
}

/** Who sits before the page. */
export interface Sessions {
  /** Reports at once and on every change; `undefined` is nobody. */
  watch(report: (person: Person | undefined) => void): () => void;
  /** Answers what went wrong, or nothing. */
  signIn(email: string, password: string): Promise<SignInFault | undefined>;
  signOut(): Promise<void>;
}

export type SignInFault = 'wrong' | 'offline' | 'throttled';

/** Asks the desk for something; throws a `CallableFault` when it is refused. */
export type Ask = <Name extends CallableName>(name: Name, input: CallableInput<Name>) => Promise<CallableOutput<Name>>;

/** Everything the page needs from outside. */
export interface Backend {
  readonly source: LiveSource;
  readonly sessions: Sessions;
  readonly ask: Ask;
  /** Offered on the sign-in page; only a desk on one machine has one. */
  readonly demoUser?: { readonly email: string; readonly password: string };
}
