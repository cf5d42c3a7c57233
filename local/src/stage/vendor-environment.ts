type Environment = Readonly<Record<string, string | undefined>>;

/** What the town's analyst is asked with; it takes any key, and a person's own has no business there. */
const simulatedKey = 'simulated';

/**
 * Where the functions of a desk that replays find their vendors: in the town, except those whose address a person has
 * set.
 */
export function vendorEnvironment(townUrls: Readonly<Record<string, string>>, given: Environment): Environment {
  const addresses = Object.entries(townUrls).map(([name, url]) => [name, given[name] || url]);
  const asksTown = !given['GEMINI_URL'];
  return { ...Object.fromEntries(addresses), ...(asksTown && { GEMINI_API_KEY: simulatedKey }) };
}
