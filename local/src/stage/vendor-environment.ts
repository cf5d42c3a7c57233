type Environment = Readonly<Record<string, string | undefined>>;

/** What the town is asked with; its vendors take any key, and a person's own has no business there. */
const simulatedKey = 'simulated';

/** By the address of the vendor that wants them. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  GEMINI_URL: ['GEMINI_API_KEY'],
  KIS_URL: ['KIS_APP_KEY', 'KIS_APP_SECRET'],
};

/**
 * Where the functions of a desk that replays find their vendors: in the town, except those whose address a person has
 * set.
 */
export function vendorEnvironment(townUrls: Readonly<Record<string, string>>, given: Environment): Environment {
  const addresses = Object.entries(townUrls).map(([name, url]) => [name, given[name] || url]);
  const simulated = Object.entries(keysOf).flatMap(([address, keys]) =>
    given[address] ? [] : keys.map((key) => [key, simulatedKey] as const),
  );
  return { ...Object.fromEntries(addresses), ...Object.fromEntries(simulated) };
}
