import assert from 'node:assert/strict';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { annotationsOf } from '../../../src/ownership/import/annotations.ts';

describe('the comments of a CODEOWNERS file', () => {
  const rows: readonly (readonly [title: string, text: string, expected: readonly string[], host?: Host])[] =
    [
      ['are headings if they are short', '## Web Team\n/a @a\n/b @a\n', ['/a: [Web Team]', '/b: [Web Team]']],
      ['are headings up to the next blank line', '# Web\n/a @a\n\n/b @a\n', ['/a: [Web]', '/b:']],
      [
        'are headings up to the next one if a blank line follows',
        '#####\n# Web #\n#####\n\n/a @a\n\n/b @a\n\n# Data\n\n/c @a\n',
        ['/a: [Web]', '/b: [Web]', '/c: [Data]'],
      ],
      [
        'are about the next rule if they are sentences',
        '# Ask Ana first.\n/a @a\n/b @a\n',
        ['/a: Ask Ana first.', '/b:'],
      ],
      ['stay with the rule after them', '/a @a\n# Reviewed twice.\n/b @a\n', ['/a:', '/b: Reviewed twice.']],
      [
        'belong to the rule before them if a blank line follows',
        '/a @a\n# That was it.\n\n/b @a\n',
        ['/a: That was it.', '/b:'],
      ],
      ['can follow a rule on its line', '/a @a # for now\n/b @a\n', ['/a: (for now)', '/b:']],
      ['are no headings if they are rules', '#/old @b\n/a @a\n', ['/a: /old @b']],
      ['are no headings if they are settings', '# cSpell:ignore foo\n/a @a\n', ['/a: cSpell:ignore foo']],
      ['are no headings if they are paths', '# src/old/\n/a @a\n', ['/a: src/old/']],
      [
        'before the first rule are those of the file',
        '# About\n# CODEOWNERS\n\n# Each line is a pattern.\n\n# Web\n/a @a\n',
        ['start: About | CODEOWNERS |  | Each line is a pattern.', '/a: [Web]'],
      ],
      ['are kept if they are headings of nothing', '/a @a\n\n# The end\n', ['/a:', 'end: The end']],
      [
        'are kept above a heading',
        '# Apps\n\n# Web\n/a @a\n\n# Data\n\n# Logs\n/b @b\n',
        ['/a: [Web] Apps', '/b: [Logs] Data'],
      ],
      ['are kept above a section', '# Docs people\n[Docs]\n/a @a\n', ['/a: [Docs] Docs people'], 'gitlab'],
      ['after the last rule are kept', '/a @a\n\n# The end, really.\n', ['/a:', 'end: The end, really.']],
      [
        'lose lines of marks',
        '/a @a\n\n# ----\n# One.\n#\n# Two.\n# ====\n/b @b\n',
        ['/a:', '/b: One. |  | Two.'],
      ],
      [
        'below a section of GitLab are in it',
        '[Docs]\n/a @a\n# Web\n/b @a\n\n/c @a\n',
        ['/a: [Docs]', '/b: [Web]', '/c: [Docs]'],
        'gitlab',
      ],
      [
        'with the line breaks of Windows are the same',
        '# Web\r\n/a @a\r\n\r\n/b @a\r\n',
        ['/a: [Web]', '/b:'],
      ],
    ];
  for (const [title, text, expected, host = 'github'] of rows)
    it(title, () => {
      const codeowners = readCodeowners(text, host);
      const { start, byLine, end } = annotationsOf(codeowners);
      const lines = codeowners.rules.map(({ line, pattern }) => {
        const { heading, above = [], beside } = byLine.get(line) ?? {};
        const words = [
          ...(heading === undefined ? [] : [`[${heading.text}]`]),
          ...(above.length === 0 ? [] : [above.join(' | ')]),
          ...(beside === undefined ? [] : [`(${beside})`]),
        ];
        return [`${pattern}:`, ...words].join(' ');
      });
      const around = (name: string, comments: readonly string[]): string[] =>
        comments.length === 0 ? [] : [`${name}: ${comments.join(' | ')}`];
      assert.deepEqual([...around('start', start), ...lines, ...around('end', end)], expected);
    });
});
