import type { PageTextKey } from '../../text/text-key.ts';

export interface IncidentWords {
  readonly title: PageTextKey;
  /** What the figure that must be stands for … */
  readonly ours: PageTextKey;
  /** … and the one that was found. */
  readonly theirs: PageTextKey;
}

const words: Readonly<Record<string, IncidentWords>> = {
  chain: { title: 'incident.chain', ours: 'incident.must', theirs: 'incident.found' },
  balance: { title: 'incident.balance', ours: 'incident.sumOfTransfers', theirs: 'incident.accountBalance' },
  sum: { title: 'incident.sum', ours: 'incident.must', theirs: 'incident.sumOfAccounts' },
  negative: { title: 'incident.negative', ours: 'incident.least', theirs: 'incident.accountBalance' },
  reserved: { title: 'incident.reserved', ours: 'incident.promised', theirs: 'incident.reservedBalance' },
  position: { title: 'incident.position', ours: 'incident.ledger', theirs: 'incident.positionHeld' },
  venue: { title: 'incident.venue', ours: 'incident.ledgerOurs', theirs: 'incident.venueTheirs' },
};

/** What a kind of incident is called; one that has no words yet has general ones. */
export function incidentWords(kind: string): IncidentWords {
  return words[kind] ?? { title: 'incident.other', ours: 'incident.must', theirs: 'incident.found' };
}
