import assert from 'node:assert/strict';
import { excerptOf } from '../../../../src/cli/report/check/excerpt.ts';

describe('the line of a finding', () => {
  checkExcerpts([
    { it: 'has the place marked', line: 'owners: [«anna»]', shows: ['owners: [anna]', '         ^^^^'] },
    { it: 'has a mark where nothing stands', line: 'owners:«»', shows: ['owners:', '       ^'] },
    { it: 'has tabs as blanks up to the next stop', line: '\ta\tb«x»', shows: ['    a   bx', '         ^'] },
    { it: 'has a marked tab', line: 'ab«\t»c', shows: ['ab  c', '  ^^'] },
    { it: 'counts wide characters as two', line: 'ab日本«語x»', shows: ['ab日本語x', '      ^^^'] },
    { it: 'counts an emoji as two', line: '🙂🙂«a»', shows: ['🙂🙂a', '    ^'] },
    { it: 'counts combined characters as one', line: 'gro\u0308«ße»', shows: ['gro\u0308ße', '   ^^'] },
    {
      it: 'has control characters as their code points',
      line: 'a\u001b[«31m\u0007»b',
      shows: ['a\\u001b[31m\\u0007b', '        ^^^^^^^^^'],
    },
    {
      it: 'has what turns the direction round as code points',
      line: '\u202e«x»\u200b',
      shows: ['\\u202ex\\u200b', '      ^'],
    },
    {
      it: 'has joiners at the edge of what is marked',
      line: 'می«\u200cخ»👩\u200d💻',
      shows: ['می\u200cخ👩\u200d💻', '  ^'],
    },
    { it: 'has tags as code points', line: 'a«\u{e0041}»', shows: ['a\\u{e0041}', ' ^^^^^^^^^'] },
    {
      it: 'is cut behind',
      line: `a«b»${'c'.repeat(100)}`,
      shows: ['abcccccccccccccccc…', ' ^'],
    },
    {
      it: 'is cut before',
      line: `${'c'.repeat(100)}«b»`,
      shows: ['…ccccccccccccccccccb'.slice(0, 1) + 'c'.repeat(17) + 'b', '                  ^'],
    },
    {
      it: 'is cut on both sides',
      line: `${'a'.repeat(100)}«b»${'c'.repeat(100)}`,
      shows: ['…aaaaaaaabccccccccc…', '         ^'],
    },
    {
      it: 'is cut within what is meant',
      line: `${'a'.repeat(10)}«${'b'.repeat(100)}»c`,
      shows: ['…bbbbbbbbbbbbbbbbbb…', ' ^^^^^^^^^^^^^^^^^^^'],
    },
    {
      it: 'is cut between wide characters',
      line: `${'日'.repeat(100)}«本»${'語'.repeat(100)}`,
      shows: ['…日日日日本語語語語…', '         ^^'],
    },
    {
      it: 'is never cut within a character',
      line: `${'🙂'.repeat(30)}«b»${'🙂'.repeat(30)}`,
      shows: ['…🙂🙂🙂🙂b🙂🙂🙂🙂…', '         ^'],
    },
  ]);

  it('of a million characters takes no longer than it has to', () => {
    const line = 'a'.repeat(1_000_000);
    const { line: shown, before, marked } = excerptOf(line, 500_000, 500_001, 20);
    assert.deepEqual({ length: shown.length, before, marked }, { length: 20, before: 9, marked: 1 });
  });

  /** What is meant stands between « and »; a line has 20 cells. */
  function checkExcerpts(cases: readonly { it: string; line: string; shows: readonly string[] }[]): void {
    for (const { it: title, line: written, shows } of cases)
      it(title, () => {
        const start = written.indexOf('«');
        const end = written.indexOf('»') - 1;
        const { line, before, marked } = excerptOf(written.replace(/[«»]/g, ''), start, end, 20);
        assert.deepEqual([line, `${' '.repeat(before)}${'^'.repeat(marked)}`], shows);
      });
  }
});
