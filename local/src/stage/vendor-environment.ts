type Environment = Readonly<Record<string, string | undefined>>;

/** What the town is asked with; a person's own keys have no business there. */
const simulatedKey = 'simulated';
const keys = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, simulatedKey]));

/** For shares; whoever brings the simulated key owns it. */
export const simulatedAccount = '12345678-01';
export const simulatedKeys = { accessKey: simulatedKey, secretKey: simulatedKey };
export const simulatedKeysAbroad = { apiKey: simulatedKey, secret: simulatedKey };

/** By the address of the vendor that wants them. */
const keysOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GEMINI_URL: keys('GEMINI_API_KEY'),
  UPBIT_URL: keys('UPBIT_ACCESS_KEY', 'UPBIT_SECRET_KEY'),
  CCXT_URL: keys('BINANCE_API_KEY', 'BINANCE_SECRET'),
  KIS_URL: { ...keys('KIS_APP_KEY', 'KIS_APP_SECRET'), KIS_ACCOUNT: simulatedAccount },
};

/**
 * Where the functions of a desk that replays find their vendors: in the town, except those whose address a person has
 * set.
 */
export function vendorEnvironment(townUrls: Readonly<Record<string, string>>, given: Environment): Environment {
  const addresses = Object.entries(townUrls).map(([name, url]) => [name, given[name] || url]);
  const simulated = Object.entries(keysOf).filter(([name]) => name in townUrls && !given[name]);
  return { ...Object.fromEntries(addresses), ...Object.assign({}, ...simulated.map(([, own]) => own)) };
}
