import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { pitfallHoverAt } from '../../../../src/features/language/hover/pitfallHover.ts';
import { completed } from '../../../checkFindings.ts';

describe('a hover on a trap of YAML', () => {
  checkTraps([
    [
      'paths: [@a$0na]',
      '«@ana» "@" is reserved in YAML. Quote the handle: "@ana" / YAML reads `@ana` as a reserved character, not text / Quick fix: Replace with "@ana"',
    ],
    [
      'paths: [*$0.js]',
      '«*.js» YAML reads this pattern as special syntax. Quote it: "*.js" / YAML reads `*.js` as an alias: a reference to a value anchored with `&` / Quick fix: Replace with "*.js"',
    ],
    [
      'paths: [!src/le$0gacy/]',
      '«!src/legacy/» YAML reads this pattern as special syntax. Quote it: "!src/legacy/" / YAML reads `!src/legacy/` as a tag: the type of the value that follows / Quick fix: Replace with "!src/legacy/"',
    ],
    [
      'contact: { slack: #pay$0outs }',
      '«#payouts» "#" starts a comment in YAML. Quote the channel: "#payouts" / YAML reads `#payouts` as a comment, so there is no value / Quick fix: Replace with "#payouts"',
    ],
    [
      'purpose: Merchants: pa$0id',
      '«Merchants: paid» ": " starts a map in YAML. Quote the sentence: "Merchants: paid" / YAML reads `Merchants: paid` as a key and a value, not a sentence / Quick fix: Replace with "Merchants: paid"',
    ],
    [
      'decisionCriteria: [S]\n    goals:\n      - 99 % of pay$0outs: same day',
      '«99 % of payouts: same day» ": " starts a map in YAML. Quote the sentence: "99 % of payouts: same day" / YAML reads `99 % of payouts: same day` as a key and a value, not a sentence / Quick fix: Replace with "99 % of payouts: same day"',
    ],
    [
      'purpose: "Fast" be$0ats slow',
      '«"Fast" beats slow» Unexpected text after a quoted string. Quote the whole sentence: \'"Fast" beats slow\' / YAML reads `"Fast" beats slow` as a complete quoted string with extra text after it / Quick fix: Replace with \'"Fast" beats slow\'',
    ],
    [
      'paths: [src/[i$0d]/page.ts]',
      '«src/[id]/page.ts» YAML reads this pattern as special syntax. Quote it: "src/[id]/page.ts" / YAML reads `src/[id]/page.ts` as the start of a list inside the text / Quick fix: Replace with "src/[id]/page.ts"',
    ],
    [
      'paths: [{a}/$0x.ts]',
      '«{a}/x.ts» YAML reads this pattern as special syntax. Quote it: "{a}/x.ts" / YAML reads `{a}/x.ts` as a map with extra text after it / Quick fix: Replace with "{a}/x.ts"',
    ],
    [
      'purpose: `x$0`',
      '«`x`» YAML cannot read this text unquoted. Quote it: "`x`" / YAML reads `` `x` `` as a reserved character, not text / Quick fix: Replace with "`x`"',
    ],
    [
      'purpose: | x$0',
      '«| x» YAML cannot read this text unquoted. Quote it: "| x" / YAML reads `| x` as the start of a block string / Quick fix: Replace with "| x"',
    ],
    [
      'purpose: "ab$0c',
      '«"abc» Unclosed quote. / YAML reads `"abc` as a quoted string that is never closed / Quick fix: Add the closing "',
    ],
    [
      'paths: ["src\\pay$0outs"]',
      '«"src\\payouts"» Invalid escape sequence in double quotes. Use single quotes. / Quick fix: Use single quotes',
    ],
    ['purpose$0:x', '«purpose:» Missing space after "purpose:". / Quick fix: Insert a space after ":"'],
    [
      'paths: [@`*$0x]',
      '«@`*x» "@" is reserved in YAML. Quote the handle: "@`*x" / YAML reads `` @`*x `` as a reserved character, not text / Quick fix: Replace with "@`*x"',
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
      const hover = file && pitfallHoverAt(file, marked.indexOf('$0'));
      const words = hover?.markdown
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replaceAll('**', '')
        .replaceAll('\n\n', ' / ');
      const actual =
        hover === undefined ? '' : `«${text.slice(hover.span.start, hover.span.end)}» ${words ?? ''}`;
      assert.equal(actual, said);
    });
}
