import { SetupError } from '../processes/setup-error.ts';

/** Of every vendor that the environment may send elsewhere. */
const names = ['UPBIT_URL', 'YAHOO_URL', 'KIS_URL', 'CCXT_URL', 'GOOGLE_TRENDS_URL', 'NEWS_URL', 'GEMINI_URL'];

/** @throws SetupError for the first address that leads nowhere: every request to it would fail, each with words of its own. */
export function requireAddresses(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of names) {
    const address = env[name];
    if (!address || /^https?:$/.test(URL.parse(address)?.protocol ?? '')) continue;
    throw new SetupError(
      `${name} is "${address}", which is no address; write it like http://127.0.0.1:9000, or leave it out`,
    );
  }
}
