import type { ChosenRecording, PassedOver } from './choose-recordings.ts';
import type { FoundRecordings } from './find-recordings.ts';

interface Described {
  readonly chosen: readonly ChosenRecording[];
  readonly passedOver: readonly PassedOver[];
  readonly ignored: FoundRecordings['ignored'];
}

/** More than these would push the rest of the report off the screen. */
const linesMax = 20;
const reasons: Readonly<Record<FoundRecordings['ignored'][number]['reason'], string>> = {
  'unknown-name': 'its name says no symbol and interval',
  'unknown-symbol': 'no market of the town has this symbol',
  'unknown-interval': 'a day cannot be cut into candles of this length',
  unreadable: 'it cannot be read',
};

/** Says in a line each what is played and what is not, and why; the rest of long lists is counted. */
export function describeChoice({ chosen, passedOver, ignored }: Described): string[] {
  const played = chosen.map(({ instrumentId, names, remarks }) => {
    const files = names.length > 2 ? `${names[0]} and ${names.length - 1} more` : names.join(' and ');
    return [`${instrumentId}: plays ${files}`, ...remarks].join('; ');
  });
  const others = [...passedOver, ...byFolder(ignored)];
  const notPlayed = others.map(({ name, reason }) => `${name}: not played (${reason})`);
  return [...shorten(played, 'are played'), ...shorten(notPlayed, 'are not played')];
}

/** Files of something else fill whole folders, which are named once. */
function byFolder(ignored: FoundRecordings['ignored']): PassedOver[] {
  const groups = Map.groupBy(ignored, ({ name, reason }) => `${name.slice(0, name.lastIndexOf('/') + 1)} ${reason}`);
  return [...groups].flatMap(([key, files]) => {
    const [folder = ''] = key.split(' ');
    if (files.length > 2)
      return [{ name: `${files.length} files in ${folder}`, reason: reasons[files[0]?.reason ?? 'unknown-name'] }];
    return files.map(({ name, reason }) => ({ name, reason: reasons[reason] }));
  });
}

function shorten(lines: readonly string[], what: string): string[] {
  if (lines.length <= linesMax) return [...lines];
  return [...lines.slice(0, linesMax - 1), `${lines.length - linesMax + 1} more ${what}`];
}
