const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/**
 * Makes one line of plain text of what a stranger sent as a title: characters by name or number are read once, markup
 * and invisible characters are taken out, the rest is cut.
 */
export function plainTitle(text: string, lengthMax: number): string {
  const read = text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, ...groups) => {
    const [decimal, hexadecimal, name] = groups;
    if (typeof name === 'string') return entities.get(name.toLowerCase()) ?? whole;
    return characterOf(typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16));
  });
  const bare = read.replaceAll(/<[^>]*>?/g, ' ').replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ');
  return [...bare.trim()].slice(0, lengthMax).join('').trim();
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : '';
}
