import { useState } from 'react';
import { CallableFault } from '../../live/callable-fault.ts';
import { useDesktop } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';

/** What is being asked of the desk, and what it said to the last question. */
export interface Watching {
  readonly busy: boolean;
  /** The desk's own sentence when it refused. */
  readonly fault: string | undefined;
  /** What was removed last, while it can be taken back. */
  readonly removed: string | undefined;
  /** Resolves to whether the desk has done it. */
  readonly add: (symbol: string) => Promise<boolean>;
  readonly remove: (symbol: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly forget: () => void;
}

export function useWatching(): Watching {
  const { pick } = usePageText();
  const { backend } = useDesktop();
  const [state, setState] = useState<Pick<Watching, 'busy' | 'fault' | 'removed'>>(idle);

  async function ask(name: 'watch' | 'unwatch', symbol: string): Promise<boolean> {
    setState({ ...idle, busy: true });
    try {
      await backend.ask(name, { symbols: [symbol] });
      setState({ ...idle, removed: name === 'unwatch' ? symbol : undefined });
      return true;
    } catch (error) {
      const reason = error instanceof CallableFault && error.text !== undefined ? pick(error.text) : String(error);
      setState({ ...idle, fault: reason });
      return false;
    }
  }

  return {
    ...state,
    add: (symbol) => ask('watch', symbol),
    async remove(symbol) {
      await ask('unwatch', symbol);
    },
    async undo() {
      if (state.removed !== undefined) await ask('watch', state.removed);
    },
    forget: () => setState(idle),
  };
}

const idle = { busy: false, fault: undefined, removed: undefined } as const;
