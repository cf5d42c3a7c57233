import { describe, expect, it } from 'vitest';
import { readText, repositoryFiles } from './repository.ts';

/** What the platform or the shell sets for every process; nobody writes it down. */
const given = new Set([
  'HOME',
  'PATH',
  'INIT_CWD',
  'LANG',
  'LC_ALL',
  'LC_MESSAGES',
  'CI',
  'NODE_ENV',
  'K_SERVICE',
  'HOST',
  'PORT',
  'GCLOUD_PROJECT',
  'GCE_METADATA_HOST',
]);

const vendorAddresses = [
  'UPBIT_URL',
  'YAHOO_URL',
  'KIS_URL',
  'CCXT_URL',
  'GOOGLE_TRENDS_URL',
  'NEWS_URL',
  'GEMINI_URL',
  'OPENAI_URL',
  'TELEGRAM_URL',
  'SLACK_WEBHOOK_URL',
];

const lines = [...readText('.env.example').matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)];
const listed = new Set(lines.map(([, name]) => name));

describe('.env.example', () => {
  it('lists the address of every vendor', () => {
    expect(vendorAddresses.filter((name) => !listed.has(name))).toEqual([]);
  });

  it('lists every variable that the code reads', () => {
    const missing = [...readVariables()].filter(([name]) => !listed.has(name) && !given.has(name));
    expect(missing, 'each with a file that reads it').toEqual([]);
  });

  it('holds nothing that looks like a secret', () => {
    const filled = lines.filter(([, name = '', value = '']) => /KEY|SECRET|PASSWORD|TOKEN/.test(name) && value !== '');
    expect(filled.map(([line]) => line)).toEqual([]);
  });
});

/** Variables by their use (`env.NAME`, `variables['NAME']`) or by their shape (`'UPBIT_URL'`), with one file for each. */
function readVariables(): Map<string, string> {
  const uses = /\b(?:env|environment|variables)(?:\.|\[')(?<name>[A-Z][A-Z0-9_]*)\b/g;
  const shapes = /'(?<name>GAEMI_[A-Z0-9_]+|[A-Z][A-Z0-9_]*_(?:URL|KEY|TOKEN|SECRET))'/g;
  const sources = repositoryFiles().filter((path) => /^\w+\/(src|scripts|bin)\/.*(?<!\.test)\.[jt]sx?$/.test(path));
  return new Map(
    sources.flatMap((path) => {
      const text = readText(path);
      const found = [...text.matchAll(uses), ...text.matchAll(shapes)];
      return found.map(({ groups }) => [groups?.['name'] ?? '', path] as const);
    }),
  );
}
