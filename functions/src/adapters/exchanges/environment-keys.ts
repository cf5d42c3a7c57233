import type { KeyedVenue } from '@gaemi/core/trading/venue-keys.ts';
import type { Variables } from '../../runtime/environment.ts';
import type { StoredKeys } from '../secrets/key-safe.ts';

const names: Readonly<Record<KeyedVenue, Readonly<Record<string, string>>>> = {
  upbit: { accessKey: 'UPBIT_ACCESS_KEY', secretKey: 'UPBIT_SECRET_KEY' },
  kis: { appKey: 'KIS_APP_KEY', appSecret: 'KIS_APP_SECRET', account: 'KIS_ACCOUNT' },
  binance: { apiKey: 'BINANCE_API_KEY', secret: 'BINANCE_SECRET' },
};

/**
 * The keys of whoever runs the desk on their own machine, for persons who have stored none. Never in the cloud: there, any
 * member would trade with the owner's money.
 */
export function environmentKeys(venue: KeyedVenue, env: Variables): StoredKeys | undefined {
  if (env.K_SERVICE) return undefined;
  const keys = Object.entries(names[venue]).map(([field, name]) => [field, env[name] ?? ''] as const);
  return keys.every(([, text]) => text !== '') ? Object.fromEntries(keys) : undefined;
}
