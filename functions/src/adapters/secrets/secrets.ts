/** Keys by name, read when needed; an absent one is `undefined`, since the desk runs without keys. */
export interface Secrets {
  get(name: string): Promise<string | undefined>;
}
