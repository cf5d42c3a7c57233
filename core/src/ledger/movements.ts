import { type Id, makeId } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import type { Transfer } from './transfer.ts';

export interface Movement {
  readonly currency: string;
  readonly units: Units;
  /** Made by whoever asks, so that asking twice is one movement. */
  readonly requestId: Id;
  readonly atMs: Instant;
}

/** Money that comes from outside the desk. */
export function depositTransfer({ currency, units, requestId, atMs }: Movement): Transfer {
  return {
    id: makeId('deposit', requestId),
    kind: 'deposit',
    asset: currency,
    units,
    from: 'external',
    to: 'cash',
    causeId: requestId,
    atMs,
  };
}

/** Money that leaves the desk; posting it answers `short` when there is not enough. */
export function withdrawalTransfer({ currency, units, requestId, atMs }: Movement): Transfer {
  return {
    id: makeId('withdrawal', requestId),
    kind: 'withdrawal',
    asset: currency,
    units,
    from: 'cash',
    to: 'external',
    causeId: requestId,
    atMs,
  };
}
