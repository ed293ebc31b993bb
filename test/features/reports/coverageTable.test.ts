import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import {
  coverageTable,
  folderRows,
  isUnder,
  type CoverageTable,
  type FolderRow,
} from '../../../src/features/reports/coverageTable.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import type { RepoPath } from '../../../src/text/repoPath.ts';
import { completed, type Files } from '../../checkFindings.ts';
import { chosen, holds, oneOrMore, pick } from '../../property.ts';

interface TableCase {
  readonly written: Files;
  readonly files: readonly RepoPath[];
  /** As `rendered` writes them. */
  readonly tells: readonly string[];
}

describe('the table of coverage', () => {
  checkTable('of a repository without files', {
    written: 'domains: [{ id: a, paths: [a/], owners: ["@x/a"] }]\n',
    files: [],
    tells: ['all 0: 0 owned, 0 on purpose, 0 unowned, 100 %', 'a 0 of 0, 0 %', 'unmatched a/ 1'],
  });
  checkTable('of domains, patterns and what nobody owns', {
    written: `unowned: [gen/, nothing/]
domains:
  - { id: group, paths: [], owners: ["@x/g"] }
  - { id: early, paths: [b/], owners: ["@x/e"] }
  - { id: a, paths: [a/, b/1, "!a/not"], owners: ["@x/a"] }
  - { id: b, paths: [b/], owners: ["@x/b"] }
  - { id: old, paths: [old/], owners: [] }
`,
    files: ['leadership.yaml', 'a/1', 'a/not', 'b/1', 'b/2', 'gen/1', 'old/1', 'c/1', 'c/2'],
    tells: [
      'all 8: 3 owned, 2 on purpose, 3 unowned, 62.5 %',
      'group 0 of 0, 0 %',
      'early 0 of 2, 0 %: b 2',
      'a 1 of 2, 12.5 %: b 1',
      'b 2 of 2, 25 %',
      'old 1 of 1, 12.5 %',
      'unowned c/ 2',
      'unowned a/not 1',
      'unmatched nothing/ 1',
      'overridden b/1 5',
    ],
  });
  checkTable('of files that no leadership file speaks for', {
    written: {
      'a/leadership.yaml': completed('domains: [{ id: a, paths: ["*.ts"], owners: ["@x/a"] }]\n'),
      'a/b/leadership.yaml': 'version: 1\ninherits: true\ndomains: []\nunowned: [gen.ts]\n',
    },
    files: ['a/leadership.yaml', 'a/b/leadership.yaml', 'a/1.ts', 'a/b/gen.ts', 'a/b/x', 'other', 'c/other'],
    tells: ['all 5: 1 owned, 1 on purpose, 3 unowned, 40 %', 'a 1 of 2, 20 %: unowned 1', 'unowned a/b/x 1'],
  });

  holds({
    title: 'adds up to what is said of each file',
    runs: 60,
    input: chosen((choose) => {
      const path = (): string => oneOrMore(choose, 3, ['a', 'b', 'c', 'd.ts', 'e.js']).join('/');
      const domain = (_: unknown, at: number): string =>
        `  - { id: d${String(at)}, paths: ["${path()}", "*.${pick(choose, ['ts', 'js'])}"], owners: [${pick(choose, ['', '"@x/y"', '"@your-team"', 'TODO'])}] }\n`;
      const written = (): string =>
        `unowned: ["${path()}"]\ndomains:\n${Array.from({ length: 3 }, domain).join('')}`;
      const sources = ['leadership.yaml', 'a/leadership.yaml', 'b/leadership.yaml']
        .filter(() => choose(10) < 7)
        .map((file) => ({
          path: file,
          text: completed(`${file === 'a/leadership.yaml' ? 'inherits: true\n' : ''}${written()}`),
        }));
      return { sources, others: Array.from({ length: 30 }, () => `${path()}.x`) };
    }),
    check: ({ sources, others }) => {
      const paths = new Set([...sources.map((source) => source.path), ...others]);
      const files = fileList(paths);
      const analysis = analyze(sources, files);
      const { coverage } = analysis;
      assert.ok(coverage);
      const { total, unowned } = coverageTable(analysis, coverage, files);
      const statuses = [...paths].map((file) => analysis.ownership.lookup(file).status);
      const count = (status: string): number => statuses.filter((one) => one === status).length;
      const silent = sources.filter(({ path: file }) => analysis.ownership.lookup(file).status === 'unowned');
      const expected = [count('owned'), count('intentionally-unowned'), count('unowned') - silent.length];
      const byFolder = (depth: number): number[] =>
        folderRows(analysis, coverage, files, depth).reduce(
          ([a = 0, b = 0, c = 0], row) => [a + row.owned, b + row.intentionallyUnowned, c + row.unowned],
          [0, 0, 0],
        );
      assert.deepEqual([total.owned, total.intentionallyUnowned, total.unowned], expected);
      assert.deepEqual([byFolder(1), byFolder(2)], [expected, expected]);
      assert.ok(unowned.reduce((sum, place) => sum + place.files, 0) <= total.unowned);
    },
  });

  it('is by folder as deep as asked', () => {
    const files = fileList(['leadership.yaml', 'x', 'a/1', 'a/b/2', 'a/b/c/3', 'a/b/c/4']);
    const text = completed('domains: [{ id: a, paths: [c/], owners: ["@x/a"] }]\nunowned: [/x]\n');
    const analysis = analyze([{ path: 'leadership.yaml', text }], files);
    const { coverage } = analysis;
    assert.ok(coverage);
    const rows = (depth: number): string[] =>
      folderRows(analysis, coverage, files, depth).map(renderedFolder);
    assert.deepEqual(
      [rows(1), rows(2), rows(9)],
      [
        ['./ 0+1+0', 'a/ 2+0+2'],
        ['./ 0+1+0', 'a/ 0+0+1', 'a/b/ 2+0+1'],
        ['./ 0+1+0', 'a/ 0+0+1', 'a/b/ 0+0+1', 'a/b/c/ 2+0+0'],
      ],
    );
  });

  it('does not take nearly all for all', () => {
    const share = { files: 3000, owned: 2998, intentionallyUnowned: 1, unowned: 1, percent: 99.9 };
    assert.deepEqual(
      [isUnder(share, 100), isUnder(share, 99.97), isUnder(share, 99.96), isUnder(share, 0)],
      [true, true, false, false],
    );
  });
});

function checkTable(title: string, { written, files, tells }: TableCase): void {
  it(title, () => {
    const texts = typeof written === 'string' ? { 'leadership.yaml': completed(written) } : written;
    const list = fileList(files);
    const analysis = analyze(
      Object.entries(texts).map(([path, text]) => ({ path, text })),
      list,
    );
    assert.ok(analysis.coverage);
    const table = coverageTable(analysis, analysis.coverage, list);
    assert.deepEqual(rendered(table), tells);
    assert.deepEqual(JSON.parse(JSON.stringify(table)), table);
  });
}

function rendered({ total, domains, unowned, unmatched, overridden }: CoverageTable): string[] {
  const { files, owned, intentionallyUnowned, unowned: nobodys, percent } = total;
  return [
    `all ${String(files)}: ${String(owned)} owned, ${String(intentionallyUnowned)} on purpose, ${String(nobodys)} unowned, ${String(percent)} %`,
    ...domains.map(({ domain, files: own, matched, percent: share, overriddenBy }) => {
      const takers = overriddenBy.map((taker) => `${taker.domain ?? 'unowned'} ${String(taker.files)}`);
      const taken = takers.length === 0 ? '' : `: ${takers.join(', ')}`;
      return `${domain} ${String(own)} of ${String(matched)}, ${String(share)} %${taken}`;
    }),
    ...unowned.map((place) => `unowned ${place.path} ${String(place.files)}`),
    ...unmatched.map(({ pattern, line }) => `unmatched ${pattern} ${String(line)}`),
    ...overridden.map(({ pattern, line }) => `overridden ${pattern} ${String(line)}`),
  ];
}

function renderedFolder({ folder, owned, intentionallyUnowned, unowned }: FolderRow): string {
  return `${folder} ${String(owned)}+${String(intentionallyUnowned)}+${String(unowned)}`;
}
