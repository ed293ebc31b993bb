import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { trapHoverAt } from '../../../src/answers/hover/trapHover.ts';
import { completed } from '../../checkFindings.ts';

describe('a hover on a trap of YAML', () => {
  checkTraps([
    [
      'paths: [@a$0na]',
      '«@ana» Quote the handle: "@ana" / `@ana` — YAML sees a character that it keeps for itself, and no text / Quick fix: Replace by "@ana"',
    ],
    [
      'paths: [*$0.js]',
      '«*.js» Quote the pattern: "*.js" / `*.js` — YAML sees an alias: the name of a value that was marked with `&` before / Quick fix: Replace by "*.js"',
    ],
    [
      'paths: [!src/le$0gacy/]',
      '«!src/legacy/» Quote the pattern: "!src/legacy/" / `!src/legacy/` — YAML sees a tag: the type of the value behind it / Quick fix: Replace by "!src/legacy/"',
    ],
    [
      'contact: { slack: #pay$0outs }',
      '«#payouts» Quote the channel: "#payouts" / `#payouts` — YAML sees a comment, and so no value at all / Quick fix: Replace by "#payouts"',
    ],
    [
      'purpose: Merchants: pa$0id',
      '«Merchants: paid» Quote the sentence, it contains ": ": "Merchants: paid" / `Merchants: paid` — YAML sees a key and its value, a map instead of a sentence / Quick fix: Replace by "Merchants: paid"',
    ],
    [
      'decisionCriteria: [S]\n    goals:\n      - 99 % of pay$0outs: same day',
      '«99 % of payouts: same day» Quote the sentence, it contains ": ": "99 % of payouts: same day" / `99 % of payouts: same day` — YAML sees a key and its value, a map instead of a sentence / Quick fix: Replace by "99 % of payouts: same day"',
    ],
    [
      'purpose: "Fast" be$0ats slow',
      '«"Fast" beats slow» Quote the whole sentence: \'"Fast" beats slow\' / `"Fast" beats slow` — YAML sees a quoted text that is over, and more text behind it / Quick fix: Replace by \'"Fast" beats slow\'',
    ],
    [
      'paths: [src/[i$0d]/page.ts]',
      '«src/[id]/page.ts» Quote the pattern: "src/[id]/page.ts" / `src/[id]/page.ts` — YAML sees a list that begins within the text / Quick fix: Replace by "src/[id]/page.ts"',
    ],
    [
      'paths: [{a}/$0x.ts]',
      '«{a}/x.ts» Quote the pattern: "{a}/x.ts" / `{a}/x.ts` — YAML sees a map, and text behind it / Quick fix: Replace by "{a}/x.ts"',
    ],
    [
      'purpose: `x$0`',
      '«`x`» Quote the text: "`x`" / `` `x` `` — YAML sees a character that it keeps for itself, and no text / Quick fix: Replace by "`x`"',
    ],
    [
      'purpose: | x$0',
      '«| x» Quote the text: "| x" / `| x` — YAML sees the beginning of a text in a block of its own / Quick fix: Replace by "| x"',
    ],
    [
      'purpose: "ab$0c',
      '«"abc» Close the quotation mark / `"abc` — YAML sees a quoted text that goes on and on / Quick fix: Close with "',
    ],
    [
      'paths: ["src\\pay$0outs"]',
      '«"src\\payouts"» Use single quotes: a backslash has a meaning of its own in double quotes / Quick fix: Use single quotes',
    ],
    ['purpose$0:x', '«purpose:» Put a space behind "purpose:" / Quick fix: Put a space behind the colon'],
    [
      'paths: [@`*$0x]',
      '«@`*x» Quote the handle: "@`*x" / `` @`*x `` — YAML sees a character that it keeps for itself, and no text / Quick fix: Replace by "@`*x"',
    ],
    ['paths: [src/$0]', ''],
    ['path$0x: [src/]', ''],
  ]);
});

/** What is said at `$0` in a domain, without the escapes, paragraphs parted by /. */
function checkTraps(rows: readonly (readonly [line: string, said: string])[]): void {
  for (const [line, said] of rows)
    it(JSON.stringify(line), () => {
      const marked = completed(`domains:\n  - id: a\n    ${line}\n    owners: [x]\n`);
      const text = marked.replace('$0', '');
      const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
      const hover = file && trapHoverAt(file, marked.indexOf('$0'));
      const words = hover?.markdown
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replaceAll('**', '')
        .replaceAll('\n\n', ' / ');
      const actual =
        hover === undefined ? '' : `«${text.slice(hover.span.start, hover.span.end)}» ${words ?? ''}`;
      assert.equal(actual, said);
    });
}
