import assert from 'node:assert/strict';
import fs from 'node:fs';
import { blocksOf } from '../../src/parse/blocks.ts';
import { readBlock } from '../../src/parse/yaml.ts';
import { readComments, readUsualForm } from '../../src/parse/usualForm.ts';
import type { Span } from '../../src/text/span.ts';
import { everything } from '../everything.ts';
import { chosen, pick, type Choose, type Property } from '../property.ts';
import { writtenText } from './writtenText.ts';

/** Blocks of files, and what some people write. */
const blocks = [everything, fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8')].flatMap(
  (text) => (blocksOf(text) ?? []).map(({ start, end }) => text.slice(start, end)),
);
const values = [
  ...[
    'x',
    'a b',
    '1',
    '-1',
    '+1',
    '.5',
    '1.',
    '1e3',
    '0x1F',
    '0o17',
    '-0',
    '007',
    '1_000',
    '.inf',
    '-.INF',
    '.nan',
  ],
  ...[
    'null',
    '~',
    'Null',
    'true',
    'TRUE',
    'False',
    'yes',
    '2026-11-30',
    '10:30',
    '1.10',
    '12345678901234567890',
  ],
  ...['"a"', "'a'", "'it''s'", '"a\\tb"', '"a: b"', "'# a'", '"a" b', "''", '""', "'a", '"'],
  ...[
    '[]',
    '{}',
    '[a]',
    '[ a , b ]',
    '[a,]',
    '[a: b]',
    '{a: b}',
    '{ a: [b, "c"] }',
    '{a}',
    '{a:}',
    '[a',
    ']',
    '[[a]]',
  ],
  ...[
    'a#b',
    'a #b',
    '#b',
    'a: b',
    'a:b',
    '@a',
    '`a',
    '%a',
    '!a',
    '&a b',
    '*a',
    '*.ts',
    '/src/**',
    '|',
    '>',
    '?',
    '-',
    '- a',
  ],
  ...[
    '(a)',
    '<<',
    '=',
    ';',
    '\\',
    'ä',
    'a\u00a0b',
    'a\u2028b',
    'a\tb',
    '\ta',
    'a\u0085b',
    '\uFEFFa',
    'a\uFEFF',
    '😀',
  ],
];
const keys = ['a', 'id', 'a-b', 'x.y', 'a/b', 'A_1', 'true', 'null', '"a"', '1', 'a b', '-', '?', '<<', 'é'];

/** Some lines that are nearly in the usual form, or a block of a file, with up to three edits. */
function nearlyUsual(choose: Choose): string {
  const text =
    choose(4) === 0 ? pick(choose, blocks) : choose(12) === 0 ? writtenText(choose) : someLines(choose);
  let edited = text;
  for (let edits = choose(4); edits > 0; edits--) {
    const at = choose(edited.length + 1);
    const added = pick(choose, [
      '',
      '',
      ' ',
      '  ',
      '\n',
      '#',
      ' #',
      ':',
      ': ',
      '-',
      '- ',
      '\t',
      '\r',
      '"',
      "'",
      ',',
      '[',
      ']',
      '{',
      '}',
      '\uFEFF',
      'x',
    ]);
    edited = edited.slice(0, at) + added + edited.slice(at + choose(3));
  }
  return choose(8) === 0 ? edited.replaceAll(/\r?\n/g, '\r\n') : edited;
}

function someLines(choose: Choose): string {
  const odd = choose(8);
  let text = '';
  let column = 0;
  for (let line = 0; line < 6 && (line === 0 || choose(6) > 0); line++) {
    const isOdd = line === odd;
    const dash = choose(3) > 0 ? '' : isOdd ? pick(choose, ['- - ', '-', '-   ']) : '- ';
    const colon = isOdd ? pick(choose, [':', ' :', ': :']) : ':';
    const key =
      dash !== '' && choose(2) === 0 ? '' : `${pick(choose, isOdd ? keys : keys.slice(0, 7))}${colon} `;
    const value = choose(5) === 0 ? '' : pick(choose, isOdd || choose(3) === 0 ? values : values.slice(0, 2));
    const comment = pick(choose, ['', '', '', ' # c', '  #c: d', ...(isOdd ? ['#c', ' '] : [])]);
    text += `${' '.repeat(column)}${`${dash}${key}${value}`.trimEnd()}${comment}\n`;
    column = isOdd ? choose(5) : Math.max(0, column + pick(choose, [0, 0, 2, -2]) * choose(2));
  }
  return text;
}

/** What a text says, by either reader, in the middle of another text. */
export const usualForm: Property<string> = {
  title: 'says what the YAML parser says, or nothing',
  runs: 100_000,
  atLeast: { read: 30_000, comments: 400 },
  input: chosen(nearlyUsual),
  check: (text, saw) => {
    const own = text.replace(/\r(?!\n)/g, '\n');
    const before = 'before: 1\n';
    const all = `${before}${own}${own.endsWith('\n') ? 'after: 2\n' : ''}`;
    const span = { start: before.length, end: before.length + own.length };
    for (const depth of [0, 1]) {
      const usual = readUsualForm(all, span, depth);
      if (usual === undefined) continue;
      saw('read');
      const read = readBlock(own, depth);
      assert.deepEqual(moved({ ...usual, findings: [] }, before.length), moved(partsOf(read), 0));
      assert.equal((read?.anchors.size ?? 1) + (read?.openAliases.size ?? 1), 0);
    }
    const comments = readComments(all, span);
    if (comments === undefined) return;
    saw('comments');
    const read = readBlock(own, 0);
    const { findings, comments: others } = partsOf(read);
    assert.deepEqual(
      moved({ comments, findings: [] }, before.length),
      moved({ comments: others, findings }, 0),
    );
  },
};

function partsOf(
  read: ReturnType<typeof readBlock>,
): Pick<NonNullable<typeof read>, 'root' | 'findings' | 'comments'> {
  assert.ok(read);
  return { root: read.root, findings: read.findings, comments: read.comments };
}

/** A result, and everything in it, by some units further to the front. */
function moved(value: unknown, by: number): unknown {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    isSpan(part) ? { start: part.start - by, end: part.end - by } : part,
  );
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
