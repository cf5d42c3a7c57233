import { CommandError } from '../terminal.ts';

/**
 * A moment as people write it: a day, which is meant to its end, or a time; without an offset it is Korean.
 * @throws CommandError for anything else.
 */
export function readInstant(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  const [, day, time = '23:59:59.999', offset = '+09:00'] = match ?? [];
  const atMs = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${offset}`);
  // The parser takes 30 February for 2 March.
  const isReal = !Number.isNaN(atMs) && new Date(Date.parse(`${day}T00:00Z`)).toISOString().startsWith(day ?? '?');
  if (!isReal || atMs < 0) {
    throw new CommandError({
      ko: `"${text}": 시각이 아닙니다. 2026-11-20이나 2026-11-20T09:00처럼 적으세요(한국 시각)`,
      en: `"${text}" is not a moment; write 2026-11-20 or 2026-11-20T09:00 (Korean time)`,
    });
  }
  return atMs;
}
