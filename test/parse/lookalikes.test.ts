import assert from 'node:assert/strict';
import { analyze, type AnalyzedFile } from '../../src/analyze.ts';
import { fixAll } from '../../src/features/language/edits/fixAll.ts';
import { pitfallHoverAt } from '../../src/features/language/hover/pitfallHover.ts';
import type { Finding } from '../../src/text/finding.ts';
import { applied, assertMessage, checkFindings, completed, faults } from '../checkFindings.ts';

/** Each kind of blank that YAML reads as a letter. */
const blanks = [
  ...['\u00a0', '\u1680', '\u2000', '\u2003', '\u2007', '\u2009', '\u200a', '\u202f', '\u205f', '\u3000'],
  ...['\u0085', '\u2028', '\u2029', '\u000b', '\u000c', '\u200b', '\u2060', '\ufeff', '\u180e'],
];

/** Places where a blank separates. `_` stands for it. */
const separators: Readonly<Record<string, string>> = {
  'indentation of all lines':
    'domains:\n__- id: a\n____paths: [src/]\n____owners: ["@o/a"]\n__- id: b\n____paths: []\n____owners: []\n',
  'indentation of one line': 'domains:\n  - id: a\n____paths: [src/]\n    owners: ["@o/a"]\n',
  'indentation of the first item': 'goals:\n__- Fast\n  - Cheap\n',
  'indentation before a comment': 'goals:\n__# fast\n  - Cheap\n',
  'a line of blanks': 'version: 1\n_\npurpose: P\n',
  'a line of blanks in a list': 'goals:\n  _\n  - a\n',
  'after the colon of a number': 'version:_1\n',
  'after the colon of a text': 'purpose:_Merchants\n',
  'after the colon of a list': 'domains:\n  - id: a\n    paths:_[src/]\n    owners:_["@o/a"]\n',
  'after the colon of the first key': 'domains:\n  - id:_a\n    paths: [src/]\n    owners: ["@o/a"]\n',
  'after the colon of a block': 'domains:_\n  - id: a\n    paths: [src/]\n    owners: ["@o/a"]\n',
  'after the colon of a quoted key': 'domains:\n  - "id":_a\n    paths: []\n    owners: []\n',
  'after the colon in braces': 'people: { ana: { name:_Ana, github:_ana } }\n',
  'after the colon of a name': 'people:\n  ana:_Ana\n',
  'after a space after the colon': 'domains:\n  - id: a\n    paths: _[src/]\n    owners: _["@o/a"]\n',
  'after a dash': 'domains:\n  -_id: a\n    paths: []\n    owners: []\n',
  'after a dash before quotes':
    'domains:\n  - id: a\n    paths: []\n    owners:\n      -_"@o/a"\n      -_"@o/b"\n',
  'after a comma': 'unowned: [a/,_b/,_"c/"]\n',
  'around quotes': 'unowned: [_"a/"_,_"b/"_]\n',
  'after a bracket': 'unowned: ["a/"]_\ngoals: []\n',
  'after quotes': 'purpose: "P"_\ngoals: []\n',
  'before a comment': 'purpose: Merchants_# daily\ngoals: []_# none\n',
  'before a comment and after a space': 'purpose: Merchants _# daily\n',
};

/** Values in which a blank changes what they stand for. */
const words: Readonly<Record<string, string>> = {
  'after a pattern': 'unowned: [a/_, b/]\n',
  'before a pattern': 'unowned:\n  - _a/\n',
  'inside of a pattern': 'unowned:\n  - my_files/\n',
  'in a quoted pattern': 'unowned: ["a/_", "my_files/"]\n',
  'after an owner': 'domains: [{ id: a, paths: [], owners: [ana_, "@o/a_"] }]\n',
  'inside of an owner': 'domains: [{ id: a, paths: [], owners: ["@o/_a"] }]\n',
  'after an id': 'domains:\n  - id: a_\n    paths: []\n    owners: []\n',
  'before a colon': 'domains:\n  - id_: a\n    paths: []\n    owners: []\n',
  'after a number': 'version: 1_\n',
  'before a boolean': 'inherits: _true\n',
  'after a word of a set': 'authority: i-intend_\n',
  'after a date': 'goals:\n  - statement: S\n    due: 2027-01-01_\n',
  'after an unquoted handle': 'domains: [{ id: a, paths: [], owners: [@o/a_] }]\n',
  'in an unquoted pattern with a star': 'unowned:\n  - "*.js"\n  - *.t_s\n',
};

/** Texts with such blanks as people write them. */
const prose = [
  'purpose: 99\u00a0% of payouts\n',
  'purpose: \u3000支払い\u3000です\u3000\n',
  'purpose: Be\u00a0#1\n',
  'purpose: "\u3000支払い"\n',
  'purpose: >\n  Le but\u00a0: payer\n  \u00a0- vite\n',
  'purpose: a\n  b\u00a0c\n  \u3000d\n',
  'goals:\n  - Objectif\u00a0:payer\n  - Note:\u00a0fast\n  - « Vite »\n  - “Fast” beats “slow”\n  - it’s fast\n',
  'people: { ana: Ana\u00a0Silva, bo: { name: "Bo\u202fL." } }\n',
  'goals:\n  - statement: S\n    measure:\n      metric: m\n      target:\n        -5\n',
  'x-a: { k: [a\u00a0b, “a”], “k”: 1 }\nx-b:\n  -v: 1\n  k: -a\n',
  '# \u00a0a:\u00a0b\n',
  '\ufeff# c\n',
  'unowned: ["Screenshot\\u202fPM.png", "it’s/", «x»/y, src/-a]\n',
];

describe('blanks that are not ASCII', () => {
  for (const [place, written] of Object.entries(separators))
    it(`as a separator: ${place}`, () => {
      for (const blank of blanks) {
        const text = completed(written.replaceAll('_', blank));
        const file = read(text);
        assertNamed(file, [blank], JSON.stringify(text));
        const fixed = applied(text, { title: '', edits: fixAll('leadership.yaml', text) });
        assert.deepEqual(faultsOf(read(fixed)), [], JSON.stringify(fixed));
        assert.ok(!fixed.includes(blank), JSON.stringify(fixed));
        assert.ok(file.parsedFile.root?.kind === 'map', 'the rest is read');
      }
    });

  for (const [place, written] of Object.entries(words))
    it(`in a value: ${place}`, () => {
      for (const blank of blanks) {
        const text = completed(written.replaceAll('_', blank));
        assertNamed(read(text), place.includes('unquoted') ? [] : [blank], JSON.stringify(text));
        const all = applied(text, { title: '', edits: fixAll('leadership.yaml', text) });
        assert.ok(all.split(blank).length <= text.split(blank).length, 'no safe fix writes it');
        assertFixable(text, JSON.stringify(text));
      }
    });

  it('in prose, in comments, and as escapes are fine', () => {
    for (const written of prose) {
      const text = completed(written);
      assert.deepEqual(faultsOf(read(text)), [], JSON.stringify(text));
      assert.deepEqual(fixAll('leadership.yaml', text), []);
    }
  });

  checkFindings(faults, [
    {
      it: 'a name and a code point',
      written: 'purpose:\u00a0P\nversion:\u20031\nunowned: ["a\u00a0b/"]\nauthority: i-intend\u3000\n',
      finds: [
        '1:9-1:10 syntax U+00A0 (no-break space) is not a space in YAML. Replace it with a space.',
        '2:9-2:10 syntax U+2003 is not a space in YAML. Replace it with a space.',
        '3:13-3:14 syntax Contains U+00A0 (no-break space). Replace it with a space, or write it as "\\u00a0".',
        '4:20-4:21 syntax Contains U+3000 (ideographic space). Remove it.',
      ],
    },
    {
      it: 'an indentation of another width, with the lines below it',
      written:
        'domains:\n\u3000- id: a\n    paths: []\n    owners: []\n  - id: b\n    paths: []\n    owners: []\n',
      finds: ['2:1-2:2 syntax U+3000 (ideographic space) is not a space in YAML. Replace it with a space.'],
    },
  ]);
});

describe('quotation marks that are not ASCII', () => {
  for (const [open, close] of ['“”', '„“', '‘’', '‚‘', '«»', '‹›', '「」', '『』', '＂＂', '″″', '””'].map(
    (pair) => Array.from(pair),
  ))
    it(`${open ?? ''}…${close ?? ''}`, () => {
      const marked = (text: string): string => `${open ?? ''}${text}${close ?? ''}`;
      for (const written of [
        `unowned: [${marked('a/')}]\n`,
        `unowned:\n  - ${marked('a/')}\n  - ${marked('*.js')} # c\n`,
        `unowned: [${marked('src/[id]/a')}]\n`,
        `unowned: ["${marked('a/')}"]\n`,
        `domains: [{ id: a, paths: [], owners: [${marked('@o/a')}, ${marked('ana')}], delegatedBy: ${marked('@o/b')} }]\n`,
        `domains:\n  - id: a\n    paths: []\n    owners:\n      - ${marked('@o/a')}\n`,
        `domains: [{ id: a, paths: [], owners: [${open ?? ''}@o/a, "@o/b", @o/c${close ?? ''}] }]\n`,
        `domains: [{ id: ${marked('a')}, paths: [], owners: [] }]\n`,
        `domains: [{ id: a, ${marked('paths')}: [], owners: [] }]\n`,
        `version: ${marked('1')}\n`,
        `authority: ${marked('i-intend')}\n`,
        `purpose: ${marked('Merchants: paid')}\n`,
        `goals:\n  - ${marked('Fast: cheap')}\n`,
      ]) {
        const text = completed(written);
        assertNamed(read(text), [open ?? '', close ?? ''], JSON.stringify(text));
        assert.deepEqual(
          read(text).findings.flatMap(({ fixes }) => fixes.filter(({ isSafe }) => isSafe)),
          [],
          'no fix is safe',
        );
        assertFixable(text, JSON.stringify(text));
      }
    });

  it('are explained in a hover', () => {
    const file = read(completed('unowned: [“a/”]\n'));
    assert.match(
      pitfallHoverAt(file, 12)?.markdown ?? '',
      /U\\\+201C.*\n\nYAML reads `“a\/”` as text without quotes/,
    );
  });

  checkFindings(faults, [
    {
      it: 'a mark and its code point',
      written: 'unowned: [“a/”, b/’]\n',
      finds: [
        '1:11-1:15 syntax U+201C (“) is not a quotation mark in YAML. Use straight quotes: "a/"',
        '1:17-1:20 syntax U+2019 (’) is not a quotation mark in YAML. Use straight quotes: "b/"',
      ],
    },
  ]);
});

describe('a dash without a space', () => {
  const rows: Readonly<Record<string, readonly [written: string, fixed: string, count?: number]>> = {
    'before a key, whose siblings are in its column': [
      'domains:\n  -id: a\n  paths: []\n  owners: []\n',
      'domains:\n  - id: a\n    paths: []\n    owners: []\n',
    ],
    'before a key, whose siblings are below it': [
      'domains:\n  -id: a\n   paths:\n     - a\n   owners: []\n',
      'domains:\n  - id: a\n    paths:\n      - a\n    owners: []\n',
    ],
    'before a key, whose siblings are in their place': [
      'domains:\n  -id: a\n    paths: []\n    owners: []\n',
      'domains:\n  - id: a\n    paths: []\n    owners: []\n',
    ],
    'in each of two items': [
      'domains:\n  -id: a\n    paths: []\n    owners: []\n  -id: b\n    paths: []\n    owners: []\n',
      'domains:\n  - id: a\n    paths: []\n    owners: []\n  - id: b\n    paths: []\n    owners: []\n',
      2,
    ],
    'in the second item': [
      'domains:\n  - id: a\n    paths: []\n    owners: []\n  -id: b\n    paths: []\n    owners: []\n',
      'domains:\n  - id: a\n    paths: []\n    owners: []\n  - id: b\n    paths: []\n    owners: []\n',
    ],
    'before quotes': [
      'domains:\n  - id: a\n    paths: []\n    owners:\n      -"@o/a"\n      -"@o/b"\n',
      'domains:\n  - id: a\n    paths: []\n    owners:\n      - "@o/a"\n      - "@o/b"\n',
    ],
    'before quotes, in the second item': [
      'domains:\n  - id: a\n    paths: []\n    owners:\n      - "@o/a"\n      -"@o/b"\n',
      'domains:\n  - id: a\n    paths: []\n    owners:\n      - "@o/a"\n      - "@o/b"\n',
    ],
    'before a member of a team': [
      'people: { ana: A }\nteams:\n  a:\n    -ana\n',
      'people: { ana: A }\nteams:\n  a:\n    - ana\n',
    ],
    'before a pattern': ['unowned:\n  -dist/\n', 'unowned:\n  - dist/\n'],
    'in the column of the key': ['unowned:\n-dist/\n-vendor/\n', 'unowned:\n- dist/\n- vendor/\n', 2],
    'in the second item, in the column of the key': ['goals:\n- a\n-b\n', 'goals:\n- a\n- b\n'],
    'with CRLF': ['goals:\r\n  - a\r\n  -b\r\n', 'goals:\r\n  - a\r\n  - b\r\n'],
  };
  for (const [title, [written, expected, count = 1]] of Object.entries(rows))
    it(title, () => {
      let text = completed(written);
      for (let step = 0; step < count; step++) {
        const [fault] = faultsOf(read(text));
        assert.equal(fault?.message, 'Missing space after "-".', JSON.stringify(text));
        assert.equal(text.slice(fault.span.start, fault.span.end), '-');
        text = applied(text, fault.fixes[0] ?? { title: '', edits: [] });
      }
      assert.equal(text, completed(expected));
      assert.deepEqual(faultsOf(read(text)), []);
    });
});

function read(text: string): AnalyzedFile {
  const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
  assert.ok(file);
  return file;
}

/** What makes a file invalid, but for owners that are not declared. */
function faultsOf({ findings }: AnalyzedFile): Finding[] {
  return findings.filter(
    ({ code, message }) => faults.test(code) && !message.startsWith('Unknown owner "ana"'),
  );
}

/** Asserts that all that is wrong with a file is one of the characters, which the message names. */
function assertNamed(file: AnalyzedFile, characters: readonly string[], shown: string): void {
  const found = faultsOf(file);
  assert.notEqual(found.length, 0, shown);
  for (const { code, message, span, fixes } of found) {
    assertMessage(message);
    assert.equal(code, 'syntax', `${shown} ${message}`);
    assert.ok(span.start < span.end && span.end <= file.text.length, shown);
    assert.ok(fixes.length > 0, `${shown} ${message}`);
    const points = characters.map(
      (character) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
    assert.ok(points.length === 0 || points.some((point) => message.includes(point)), `${shown} ${message}`);
  }
}

/** Asserts that fixes lead to a file without faults. */
function assertFixable(text: string, shown: string): void {
  let fixed = text;
  for (let step = 0; step < 12; step++) {
    const [fix] = faultsOf(read(fixed)).flatMap(({ fixes }) => fixes);
    if (fix === undefined) break;
    fixed = applied(fixed, fix);
  }
  assert.deepEqual(faultsOf(read(fixed)), [], `${shown} ${JSON.stringify(fixed)}`);
}
