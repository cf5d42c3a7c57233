import { describe, expect, it } from 'vitest';
import { enPages } from './en-pages.ts';
import { en as frameEn } from './en.ts';
import { koPages } from './ko-pages.ts';
import { ko as frameKo } from './ko.ts';
import { ageText, loadLanguage, translateFor } from './translate.ts';

const [en, ko] = [
  { ...frameEn, ...enPages },
  { ...frameKo, ...koPages },
];
const hangul = /[\u3131-\u318e\uac00-\ud7a3]/;

function holes(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();
}

describe('the dictionaries', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(ko).toSorted());
  });

  it('have the same holes in every sentence', () => {
    const korean = new Map<string, string>(Object.entries(ko));
    for (const [key, text] of Object.entries(en)) expect(holes(text), key).toEqual(holes(korean.get(key) ?? ''));
  });

  it('have no Hangul in English and no empty sentence', () => {
    for (const [key, text] of Object.entries(en)) expect(hangul.test(text), key).toBe(false);
    for (const text of [...Object.values(en), ...Object.values(ko)]) expect(text.trim()).not.toBe('');
  });

  it('fill holes and tell ages', async () => {
    await loadLanguage('en');
    const t = translateFor('en');
    expect(t('halt.banner', { reason: 'drill' })).toBe('Trading halted: drill');
    expect(ageText(t, 12_900)).toBe('12s ago');
    expect(ageText(t, 61 * 60_000)).toBe('1h ago');
    expect(ageText(t, -5)).toBe('just now');
  });
});
