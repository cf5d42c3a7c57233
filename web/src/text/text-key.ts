import type { koPages } from './ko-pages.ts';
import type { ko } from './ko.ts';

/** Korean is written first; a language that lacks a key does not compile. */
export type TextKey = keyof typeof ko;

/** The words of what is fetched later than the first screen, together with it. */
export type PageTextKey = keyof typeof koPages;
