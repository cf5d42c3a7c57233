/** A number in [0, 1) that is the same for the same seed and place: luck that can be asked for any instant, in any order. */
export function uniformAt(seed: number, place: number, part = 0): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(place | 0, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(part, 0x27d4eb2f), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** Standard normal. */
export function normalAt(seed: number, place: number, part = 0): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformAt(seed, place, part * 2 + 101)));
  return radius * Math.cos(2 * Math.PI * uniformAt(seed, place, part * 2 + 102));
}

/** Nearly normal, between -3 and 3, and cheap: a price path asks for thousands. */
export function roughNormalAt(seed: number, place: number, part = 0): number {
  const sum =
    uniformAt(seed, place, part) + uniformAt(seed, place, part + 7919) + uniformAt(seed, place, part + 15_859);
  return (sum - 1.5) * 2;
}

/** A seed of a name, so that every instrument has its own luck. */
export function seedOf(text: string, seed: number): number {
  let hash = seed | 0;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
