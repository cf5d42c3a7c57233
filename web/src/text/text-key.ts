import type { ko } from './ko.ts';

/** Korean is written first; a language that lacks a key does not compile. */
export type TextKey = keyof typeof ko;
