import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { AuthClient, Credentials } from './auth-client.ts';

/** Each one's history is read at once, and the first trades of the desk should not have to wait for dozens. */
export const watchedAtStartMax = 4;

interface Watching {
  /** What the recordings are of, the finest first. */
  readonly ids: readonly string[];
  readonly credentials: Credentials;
  readonly auth: AuthClient;
  /** Where the function `watch` listens. */
  readonly watchUrl: string;
}

/** Puts recordings that no desk watches by itself on the member's list, as the person would from the page. */
export async function watchRecordings({ ids, credentials, auth, watchUrl }: Watching): Promise<void> {
  const symbols = ids.filter((id) => !defaultInstruments.some((known) => known.id === id)).slice(0, watchedAtStartMax);
  if (symbols.length === 0) return;
  const response = await fetch(watchUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await auth.signIn(credentials)}` },
    body: JSON.stringify({ data: { symbols } }),
  });
  if (!response.ok) throw new Error(`"watch" answered ${response.status}: ${await response.text()}`);
}
