import { isPlain } from '../text/visible.ts';

/**
 * The blanks that YAML reads as letters: every Unicode space but U+0020, the separators of lines that are none in
 * YAML 1.2, and four characters without a width. https://yaml.org/spec/1.2.2/#white-space-characters
 */
export const oddBlanks =
  '\\u000b\\u000c\\u0085\\u00a0\\u1680\\u180e\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u2060\\u3000\\ufeff';
export const oddBlank = new RegExp(`[${oddBlanks}]`);

/** Whether a text contains such a blank. */
export function hasOddBlank(text: string): boolean {
  return !isPlain(text) && oddBlank.test(text);
}
