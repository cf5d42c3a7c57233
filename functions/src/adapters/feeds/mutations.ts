/** Damages the text of an answer. */
export type Mutation = (text: string) => string;

const strangers: readonly unknown[] = [null, '', 'x', -1, 0, 1e300, true, [], {}, '2020-13-45T99:99:99', ' NaN'];

/** Ways to damage an answer, the same at every run: cuts, flipped characters, and values of another kind. */
export function mutationsOf(count: number): Mutation[] {
  const random = createRandom(20_261_120);
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, index): Mutation => {
    const where = random();
    const stranger = strangers[below(strangers.length)];
    if (index % 4 === 0) return (text) => text.slice(0, Math.floor(text.length * where));
    if (index % 4 === 1) {
      const character = String.fromCharCode(32 + below(90));
      return (text) => {
        const at = Math.floor(text.length * where);
        return text.slice(0, at) + character + text.slice(at + 1);
      };
    }
    return (text) => replaceValue(text, where, stranger);
  });
}

/** Puts another value in the place of one of the values of a JSON text, inner ones and outer ones alike. */
function replaceValue(text: string, where: number, stranger: unknown): string {
  let values = 0;
  JSON.stringify(JSON.parse(text), (_key, value: unknown) => {
    values += 1;
    return value;
  });
  const chosen = Math.floor(values * where);
  let seen = -1;
  const changed = JSON.stringify(JSON.parse(text), (_key, value: unknown) => {
    seen += 1;
    return seen === chosen ? stranger : value;
  });
  return changed;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
