import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { requireAddresses } from './require-addresses.ts';

it('lets pass what may be asked, and what is left out', () => {
  const env = { UPBIT_URL: 'http://127.0.0.1:9000', KIS_URL: 'https://openapi.koreainvestment.com:9443', NEWS_URL: '' };
  expect(() => requireAddresses(env)).not.toThrow();
});

it.each(['nowhere', '127.0.0.1:9000', 'localhost:9000', 'ftp://mine', '/path'])(
  'refuses "%s" in one line',
  (address) => {
    expect(() => requireAddresses({ GEMINI_URL: address })).toThrow(
      /^GEMINI_URL is "[^\n]*", which is no address; [^\n]+$/,
    );
  },
);

it('knows every address of a vendor that the desk reads', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const [read = ''] = example.split('read by no adapter');
  const listed = [...read.matchAll(/^(\w+_URL)=/gm)].map(([, name = '']) => name);
  expect(listed.length).toBeGreaterThan(6);
  for (const name of listed) expect(() => requireAddresses({ [name]: 'nowhere' }), name).toThrow(name);
});
