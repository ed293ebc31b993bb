import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { hintTooltip, patternHints } from '../../../../src/features/language/hints/inlayHints.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';
import { completed } from '../../../checkFindings.ts';

const paths = [
  'README.md',
  'a.md',
  'docs/a.md',
  'docs/b.md',
  'docs/c.txt',
  'src/pay/1.ts',
  'src/pay/ledger/2.ts',
];

describe('the hints behind patterns', () => {
  checkHints([
    [
      'domains:\n  - id: a\n    paths: [docs/, "*.md", \'src\']',
      'domains:\n  - id: a\n    paths: [docs/‹3 files›, "*.md"‹4 files›, \'src\'‹2 files›]',
    ],
    [
      'domains:\n  - id: a\n    paths:\n      - docs/\n      - nowhere # a note\n',
      'domains:\n  - id: a\n    paths:\n      - docs/‹3 files›\n      - nowhere‹no files› # a note\n',
    ],
    [
      'domains: [{ id: a, paths: [src/pay/ledger/] }]',
      'domains: [{ id: a, paths: [src/pay/ledger/‹1 file›] }]',
    ],
    [
      'domains:\n  - id: a\n    paths: [docs/, "!*.md"]',
      'domains:\n  - id: a\n    paths: [docs/‹3 files›, "!*.md"‹−2 files›]',
    ],
    [
      'domains:\n  - id: a\n    paths: [docs/, "!docs/b.md", "!docs/b.md"]',
      'domains:\n  - id: a\n    paths: [docs/‹3 files›, "!docs/b.md"‹−1 file›, "!docs/b.md"‹no files›]',
    ],
    [
      'domains:\n  - id: a\n    paths: ["!*.md", docs/]',
      'domains:\n  - id: a\n    paths: ["!*.md"‹no files›, docs/‹3 files›]',
    ],
    ['unowned: [docs/]', 'unowned: [docs/‹3 files›]'],
    [
      'decisionCriteria: [{ statement: S, paths: [src/] }]',
      'decisionCriteria: [{ statement: S, paths: [src/‹2 files›] }]',
    ],
    [
      'domains: [{ id: a, paths: [], decisionCriteria: [{ statement: S, paths: [docs/] }] }]',
      'domains: [{ id: a, paths: [], decisionCriteria: [{ statement: S, paths: [docs/‹3 files›] }] }]',
    ],
    [
      'domains: [{ id: a, paths: [docs//, /, src\\pay, ""] }]',
      'domains: [{ id: a, paths: [docs//, /, src\\pay, ""] }]',
    ],
    ['domains: [{ id: a, paths: [docs/, src', 'domains: [{ id: a, paths: [docs/, src'],
    [
      'domains:\r\n  - id: a\r\n    paths: [docs/]\r\nunowned:\r\n  - src\r\n',
      'domains:\r\n  - id: a\r\n    paths: [docs/‹3 files›]\r\nunowned:\r\n  - src‹2 files›\r\n',
    ],
    ['domains: [{ id: 🧑‍🚀, paths: [docs/] }]', 'domains: [{ id: 🧑‍🚀, paths: [docs/‹3 files›] }]'],
    [
      'domains:\n  - id: a\n    paths: [docs/]\n  - id: b\n    paths: [*.md, src]\n',
      'domains:\n  - id: a\n    paths: [docs/‹3 files›]\n  - id: b\n    paths: [*.md, src‹2 files›]\n',
    ],
    ['x-mine: { paths: [docs/] }', 'x-mine: { paths: [docs/] }'],
    ['', ''],
    ['domains: [{ id: a, paths: [docs/, "*.md"] }]', 'domains: [{ id: a, paths: [docs/, "*.md"] }]'],
    [
      'domains:\n  - { id: a, paths: [docs/, nowhere, never] }\n',
      'domains:\n  - { id: a, paths: [docs/, nowhere‹no files›, never] }\n',
    ],
  ]);

  it('are those of the range that is asked for', () => {
    const text = 'unowned:\n  - docs/\n  - src/\n  - a.md\n';
    const { file, coverage } = analyzed(text);
    const line = { start: text.indexOf('  - src'), end: text.indexOf('\n  - a.md') };
    assert.deepEqual(patternHints(file, line, coverage), [
      { offset: text.indexOf('/\n  - a.md') + 1, label: '2 files' },
    ]);
  });

  it('are not there in a file that does not count, nor in a nested one of which nothing can be read', () => {
    const second = analyzed('unowned: [docs/]', '.github/leadership.yml');
    assert.deepEqual(patternHints(second.file, { start: 0, end: 99 }, second.coverage), []);
    const unread = analyzed('version: 7\nunowned: [docs/]');
    assert.deepEqual(patternHints(unread.file, { start: 0, end: 99 }, unread.coverage), []);
  });

  checkTooltips([
    ['domains: [{ id: a, owners: [x], paths: [src/$0] }]', '2 files · all owned by a'],
    [
      'domains: [{ id: a, owners: [x], paths: [src/$0] }, { id: b, name: Ledger, paths: [src/pay/ledger] }]',
      '2 files · 1 owned by a · 1 overridden by Ledger',
    ],
    ['domains: [{ id: a, owners: [], paths: [src/$0] }]', '2 files · all intentionally unowned'],
    [
      'domains: [{ id: a, owners: [x], paths: [docs/$0, "!*.md"] }]',
      '3 files · 1 owned by a · 2 excluded later in this list',
    ],
    ['domains: [{ id: a, owners: [x], paths: [docs/, "!*.md"$0] }]', '2 files excluded from this list'],
    [
      'domains: [{ id: a, owners: [x], paths: ["!*.md"$0, docs/] }]',
      'excludes no files: no earlier pattern in this list matches any',
    ],
    [
      'domains: [{ id: a, owners: [x], paths: [src/$0] }]\nunowned: [src/pay/1.ts]',
      '2 files · 1 owned by a · 1 intentionally unowned',
    ],
    ['unowned: [docs/$0]', '3 files · all intentionally unowned'],
    ['decisionCriteria: [{ statement: S, paths: [docs/$0] }]', 'applies to 3 files'],
    ['unowned: [nowhere$0]', 'no files'],
    ['unowned: [docs//$0]', undefined],
  ]);

  it('say what a nested file takes, whether it inherits or not', () => {
    const above = 'domains: [{ id: a, owners: [x], paths: [src/, docs/] }]\nunowned: ["*.ts"]';
    const nested = (text: string) => {
      const { file, analysis } = analyzed(above, 'leadership.yaml', {
        'src/pay/leadership.yaml': text,
      });
      return [above.indexOf('src/') + 4, above.indexOf('"]') + 1].map((at) =>
        hintTooltip(file, at, analysis),
      );
    };
    assert.deepEqual(
      nested('version: 1\ninherits: true\ndomains: [{ id: pay, owners: [x], paths: [ledger/] }]'),
      [
        '3 files · 1 owned by a · 1 intentionally unowned · 1 overridden by pay in src/pay/leadership.yaml',
        '2 files · 1 intentionally unowned · 1 overridden by pay in src/pay/leadership.yaml',
      ],
    );
    assert.deepEqual(nested(completed('domains: []'))[0], '3 files · 3 governed by src/pay/leadership.yaml');
  });
});

function checkHints(rows: readonly (readonly [text: string, shown: string])[]): void {
  for (const [text, shown] of rows)
    it(JSON.stringify(text), () => {
      const { file, coverage } = analyzed(text);
      const hints = patternHints(file, { start: 0, end: text.length }, coverage);
      const rendered = hints.reduceRight(
        (rest, { offset, label }) => `${rest.slice(0, offset)}‹${label}›${rest.slice(offset)}`,
        text,
      );
      assert.equal(rendered, shown);
    });
}

function checkTooltips(rows: readonly (readonly [text: string, tooltip: string | undefined])[]): void {
  for (const [text, tooltip] of rows)
    it(`the tooltip in ${JSON.stringify(text)}`, () => {
      const { file, analysis } = analyzed(text.replace('$0', ''));
      assert.equal(hintTooltip(file, text.indexOf('$0'), analysis), tooltip);
    });
}

function analyzed(text: string, path = 'leadership.yaml', others: Readonly<Record<string, string>> = {}) {
  const texts: Record<string, string> = { 'leadership.yaml': 'version: 1', ...others, [path]: text };
  const sources = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const files = fileList([...paths, ...Object.keys(others)]);
  const analysis = analyze(sources, files);
  const file = analysis.files.find((file) => file.path === path);
  const { coverage } = analysis;
  assert.ok(file !== undefined && coverage !== undefined);
  return { file, coverage, analysis };
}
