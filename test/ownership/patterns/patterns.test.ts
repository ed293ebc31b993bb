import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { compileMatcher } from '../../../src/ownership/patterns/matcher.ts';
import type { Rule } from '../../../src/ownership/patterns/matchSet.ts';
import { matches, anyFileName, readPattern, type Pattern } from '../../../src/ownership/patterns/pattern.ts';
import table from './githubPatterns.json';
import { isCovered } from '../plainReading.ts';

/** `[path, the pattern that decides for it, or 'none']`. */
type Decisions = Readonly<Record<string, string>>;

describe('the patterns of GitHub', () => {
  for (const [title, rows] of Object.entries(table))
    describe(title, () => {
      for (const { pattern, covers, others } of rows)
        it(pattern, () => {
          const paths = [...covers, ...others];
          assert.deepEqual(
            [coveredAlone(pattern, paths), coveredTogether(pattern, paths), coveredPlainly(pattern, paths)],
            [covers, covers, covers],
          );
        });
    });

  it('are checked with at least 150 paths', () => {
    const rows = Object.values(table).flat();
    const checks = rows.flatMap(({ covers, others }) => [...covers, ...others]);
    assert.ok(checks.length >= 150, String(checks.length));
  });

  for (const [pattern, files] of [
    ['*', ['', 'docs/', 'docs/api/', 'api/docs/']],
    ['docs', ['docs/', 'docs/api/', 'api/docs/']],
    ['docs/', ['docs/', 'docs/api/', 'api/docs/']],
    ['/docs/', ['docs/', 'docs/api/']],
    ['docs/*', ['docs/']],
    ['/*', ['']],
    ['docs/**', ['docs/', 'docs/api/']],
    ['**/api/', ['docs/api/', 'api/docs/']],
    ['docs/*/', ['docs/api/']],
    ['*i', ['docs/api/', 'api/docs/']],
    ['*.md', []],
    ['docs/?', []],
    ['docs/a*', ['docs/api/']],
    ['**/*', ['', 'docs/', 'docs/api/', 'api/docs/']],
    ['docs/**/*', ['docs/', 'docs/api/']],
  ] as const)
    it(`${pattern} answers for a folder as for a new file in it`, () => {
      const folders = ['', 'docs/', 'docs/api/', 'api/docs/'];
      const asFiles = folders.map((folder) => folder + anyFileName);
      const expected = files.map((folder) => folder + anyFileName);
      assert.deepEqual(
        [coveredAlone(pattern, asFiles), coveredTogether(pattern, asFiles), coveredPlainly(pattern, asFiles)],
        [expected, expected, expected],
      );
    });

  for (const source of [
    ...[
      '',
      '/',
      '***',
      'a***b',
      'a/***/b',
      '//',
      'a//b',
      '//a',
      'a//',
      '.',
      '..',
      './a',
      'a/.',
      'a/../b',
      '/..',
    ],
    ...['a\\', 'a\\\\\\', 'src\\payouts', 'a/'.repeat(513), 'a'.repeat(1025), '**/a/'.repeat(17), '!', '!/'],
  ])
    it(`are none that look like ${source.length > 30 ? `${source.slice(0, 30)}…` : source || 'nothing'}`, () => {
      assert.ok('fault' in readPattern(source));
    });

  for (const source of [
    'a'.repeat(1024),
    '**/a/'.repeat(16),
    '...',
    'a..b',
    '.a',
    'a\\\\',
    '!a',
    '\\!a',
    '!\\!a',
  ])
    it(`may look like ${source.length > 30 ? `${source.slice(0, 30)}…` : source}`, () => {
      assert.ok('pattern' in readPattern(source));
    });
});

describe('the last pattern', () => {
  checkDecisions('that matches decides', [['*'], ['docs/'], ['*.md'], ['/docs/a.md']], {
    'a.ts': '*',
    'docs/a.ts': 'docs/',
    'docs/b.md': '*.md',
    'docs/a.md': '/docs/a.md',
    'x/docs/a.md': '*.md',
  });
  checkDecisions(
    'decides wherever it stands, not by how much it says',
    [['/docs/api/v1/'], ['docs/'], ['!x']],
    {
      'docs/api/v1/a': 'docs/',
      x: 'none',
    },
  );
  checkDecisions('takes a path out of its own list only', [['*'], ['docs/', '!*.md', 'docs/keep.md']], {
    'docs/a.ts': 'docs/',
    'docs/a.md': '*',
    'docs/keep.md': 'docs/keep.md',
    'a.md': '*',
  });
  checkDecisions('of a list decides for the list, in turn', [['a/', '!a/b/', 'a/b/c/', '!a/b/c/d/']], {
    'a/x': 'a/',
    'a/b/x': 'none',
    'a/b/c/x': 'a/b/c/',
    'a/b/c/d/x': 'none',
  });
  checkDecisions('with an exclamation mark that is escaped is plain', [['*'], ['\\!a']], {
    '!a': '\\!a',
    a: '*',
  });
  checkDecisions(
    'that is taken out leaves a path to a later list',
    [['src/', '!src/gen/'], ['gen'], ['!gen']],
    {
      'src/gen/a': 'gen',
      'src/a': 'src/',
    },
  );
});

describe('the patterns of others', () => {
  const corpora = process.env['CORPORA'];

  it('as hmarr/codeowners tests them', function () {
    if (corpora === undefined) this.skip();
    const cases = readJson(path.join(corpora, 'codeowners-patterns/hmarr-patterns.json')) as {
      pattern: string;
      paths: Record<string, boolean>;
    }[];
    const differing = cases.flatMap(({ pattern, paths }) => {
      // `foo/**/` with the path `foo/bar/` is about a folder: ours is asked about a new file in it.
      const names = Object.keys(paths).map((name) => (name.endsWith('/') ? name + anyFileName : name));
      const expected = names.filter((_, at) => Object.values(paths)[at]);
      const actual = coveredTogether(pattern, names);
      return expected.join(' ') === actual.join(' ') ? [] : [`${pattern}: ${actual.join(' ')}`];
    });
    assert.deepEqual(differing, []);
  });

  it('as timoschinkel/codeowners tests them, but for a star behind a folder, which it lets float', function () {
    if (corpora === undefined) this.skip();
    const cases = readJson(path.join(corpora, 'codeowners-patterns/timoschinkel.json')) as {
      pattern: string;
      path: string;
      match: boolean;
    }[];
    const differing = cases
      .filter(({ pattern }) => 'pattern' in readPattern(pattern) && !/^[^/*]+\/\*/.test(pattern))
      .filter(({ pattern, path: name, match }) => coveredTogether(pattern, [name]).length > 0 !== match)
      .map(({ pattern, path: name }) => `${pattern}: ${name}`);
    assert.deepEqual(differing, []);
  });

  it('in the CODEOWNERS of real repositories, read the plain way', function () {
    if (corpora === undefined) this.skip();
    this.timeout(120_000);
    const folder = path.join(corpora, 'real-codeowners/permissive');
    const differing: string[] = [];
    for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.CODEOWNERS'))) {
      const patterns = fs
        .readFileSync(path.join(folder, file), 'utf8')
        .split(/\r?\n/)
        .map((line) => /^(?:\\.|[^\s\\])+/.exec(line.trim())?.[0] ?? '')
        .filter((pattern) => pattern !== '' && !/^[#[^]/.test(pattern) && 'pattern' in readPattern(pattern));
      const { decideAll } = compileMatcher(patterns.map((pattern, list) => ruleOf(pattern, list)));
      const paths = fs
        .readFileSync(path.join(folder, file.replace(/CODEOWNERS$/, 'paths.txt')), 'utf8')
        .split('\n')
        .filter((name, at) => name !== '' && at % 4 === 0);
      const decisions = decideAll(paths);
      for (const [at, name] of paths.entries()) {
        const expected = patterns.findLastIndex((pattern) => isCovered(pattern, name));
        if (decisions[at] !== expected) differing.push(`${file}: ${name}`);
      }
    }
    assert.deepEqual(differing, []);
  });
});

/** Lists of patterns, each of its own number. */
function checkDecisions(title: string, lists: readonly (readonly string[])[], decisions: Decisions): void {
  it(title, () => {
    const rules = lists.flatMap((patterns, list) => patterns.map((pattern) => ruleOf(pattern, list)));
    const { decide } = compileMatcher(rules);
    const actual = Object.keys(decisions).map((name) => [
      name,
      rules[decide(name)]?.pattern.source ?? 'none',
    ]);
    assert.deepEqual(Object.fromEntries(actual), decisions);
  });
}

function coveredAlone(pattern: string, paths: readonly string[]): string[] {
  return paths.filter((name) => matches(read(pattern), name.split('/')));
}

function coveredTogether(pattern: string, paths: readonly string[]): string[] {
  const { decide } = compileMatcher([ruleOf(pattern, 0)]);
  return paths.filter((name) => decide(name) === 0);
}

function coveredPlainly(pattern: string, paths: readonly string[]): string[] {
  return paths.filter((name) => isCovered(pattern, name));
}

function ruleOf(pattern: string, list: number): Rule {
  return { folder: '', pattern: read(pattern), list };
}

function read(source: string): Pattern {
  const reading = readPattern(source);
  if ('fault' in reading) throw new Error(`${source}: ${reading.fault.message}`);
  return reading.pattern;
}

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
