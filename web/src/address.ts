/**
 * The address's own words after the question mark. What they mean is read by the page that they are for; one that was
 * taken away is no word, and not the word "undefined".
 */
export type PlainSearch = Readonly<Record<string, string | undefined>>;

export function plainSearch(search: Readonly<Record<string, unknown>>): PlainSearch {
  const words = Object.entries(search).filter(([, value]) => (value ?? null) !== null && typeof value !== 'object');
  return Object.fromEntries(words.map(([name, value]) => [name, String(value)]));
}
