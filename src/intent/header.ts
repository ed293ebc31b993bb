import { lazy } from '../text/lazy.ts';

/*
 * What stands before the sentence of a subject, in any order and number: types of Conventional Commits and paths
 * (`feat(payouts/batch)!:`), tickets (`PAY-12:`, `[PAY-12]`, `#12`), tags (`[WIP]`), emoji, and codes (`:bug:`).
 */

const pictograph =
  '(?:[0-9#*]\\uFE0F?\\u20E3|\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}(?:[\\uFE0E\\uFE0F\\u200D\\u20E3\\u{E0020}-\\u{E007F}]|\\p{Emoji_Modifier}|\\p{Extended_Pictographic})*)';
const code = ':[a-z\\d_+-]{1,40}:';
/** `PAY-12`, `AB#12`, `owner/name#12`, `#12`, `!12`. */
const ticket = '(?:\\p{Lu}[\\p{Lu}\\p{N}_]{0,19}-\\d{1,9}|(?:[\\w./-]{1,60})?[#!]\\d{1,9})';
/** A small letter is common in keys, but also in words such as `utf-8`, so such a key needs brackets or a colon. */
const anyTicket = `(?:${ticket}|[\\p{L}][\\p{L}\\p{N}_]{0,19}-\\d{1,9})`;
const between = '[ \\t]{0,8}';
const bracketed = `(?:\\[[^\\[\\]\\r\\n]{1,80}\\]|【[^【】\\r\\n]{1,80}】|\\{[^{}\\r\\n]{1,40}\\}|\\((?:${anyTicket}|[\\p{L}\\p{N}_./-]{1,40})(?:, ?(?:${anyTicket}|[\\p{L}\\p{N}_./-]{1,40})){0,9}\\))`;
const name = '[\\p{L}\\p{N}_.@*+-]{1,60}';
/** `feat`, `payouts/batch`, `@acme/payouts`, `feat(payouts)`, `feat [payouts]`, `feat(payouts)!`, `api, cli`. */
const type = `${name}(?:(?:/|, ?|&)${name}){0,9}(?:${between}(?:\\([^()\\r\\n]{0,80}\\)|\\[[^\\[\\]\\r\\n]{0,80}\\])){0,3}!?(?:${between}${pictograph})?`;
const known = 'feat|fix|chore|docs?|refactor|perf|tests?|style|build|ci|wip|hotfix|bugfix|deps|security';
const knownTypes = `(?:${known})(?:\\([^()\\r\\n]{0,80}\\))?!?`;
/** What can separate a part from the next one. */
const separator = `(?:${between}[:|]|[ \\t]{1,8}[-–—/](?=[ \\t]))?`;

const parts = lazy(() =>
  [
    `${pictograph}${separator}`,
    `${code}${separator}`,
    `${bracketed}${separator}`,
    // The first alternative: several tickets, such as `PAY-12, PAY-13:`.
    `${ticket}(?:(?:,[ \\t]?|[ \\t]|/|&)${ticket}){0,9}${separator}(?=[ \\t:])`,
    `${anyTicket}${between}:`,
    `(?:[Ww][Ii][Pp]|RFC|DRAFT|Draft|DNM)${separator}(?=[ \\t])`,
    `${type}${between}:(?=[ \\t]|${code}|${pictograph})`,
    `${knownTypes}:(?=[\\p{L}\\[#])`,
  ].map((source) => new RegExp(`(?:${source})[ \\t]*`, 'uy')),
);

/** Each part has a sign, a digit, a letter that is not in ASCII, or is one of these words. */
const mark = /[^\t -~]|[:[({#!*\d]|wip|rfc|draft|dnm/i;
/** The most common part, which is found without the others: they take long to make. */
const commonPart = new RegExp(`(?:${known})(?:\\([\\w./-]{1,80}\\))?!?:[ \\t]+`, 'y');

/** The maximum number of parts before a sentence. */
const maxParts = 20;

/** The length of what stands before the sentence in a subject, such as `feat(payouts): ` or `[PAY-12] `. */
export function lengthOfHeader(line: string): number {
  let at = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  for (let count = 0; count < maxParts; count++) {
    const end = endOfPart(line, at);
    if (end === undefined) break;
    at = end;
  }
  return at;
}

function endOfPart(line: string, at: number): number | undefined {
  commonPart.lastIndex = at;
  if (commonPart.test(line)) return commonPart.lastIndex;
  if (!mark.test(line.slice(at))) return undefined;
  for (const part of parts()) {
    part.lastIndex = at;
    if (part.test(line)) return part.lastIndex;
  }
  return undefined;
}
