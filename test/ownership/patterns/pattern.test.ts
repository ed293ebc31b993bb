import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { matches, anyFileName, readPattern, type Pattern } from '../../../src/ownership/patterns/pattern.ts';
import { holds } from '../../property.ts';
import { asExpression } from './properties.ts';

/** A pattern, the paths that it covers, and paths that it does not. */
type Coverage = readonly [pattern: string, covered: string, others: string];

const coverage: Record<string, readonly Coverage[]> = {
  'one segment floats': [
    ['foo', 'foo foo/a bar/foo bar/foo/a/b', 'foo.txt bar/foo.txt food bar'],
    ['foo/', 'foo/a foo/a/b bar/foo/a', 'foo bar/foo food/a'],
    ['*.js', 'a.js src/a.js src/b/.js a.js/b', 'a.jsx src/a.ts js'],
    ['*', 'a a/b a/b/c .github/x', ''],
    ['.github', '.github .github/x a/.github/x', 'github'],
    ['Makefile', 'Makefile a/b/Makefile', 'makefile MAKEFILE'],
  ],
  'a slash in front anchors': [
    ['/foo', 'foo foo/a', 'bar/foo bar/foo/a food'],
    ['/foo/', 'foo/a foo/a/b', 'foo bar/foo/a'],
    ['/*.js', 'a.js .js a.js/b', 'src/a.js'],
    ['/*', 'a .env', 'a/b src/a.js'],
  ],
  'a slash inside anchors': [
    ['foo/bar', 'foo/bar foo/bar/a', 'a/foo/bar foo/bart foo'],
    ['/foo/bar', 'foo/bar foo/bar/a', 'a/foo/bar'],
    ['foo/bar/', 'foo/bar/a foo/bar/a/b', 'foo/bar a/foo/bar/a'],
    ['src/*.js', 'src/a.js src/a.js/b', 'a.js src/a/b.js lib/src/a.js'],
  ],
  'a bare star at the end is one level': [
    ['docs/*', 'docs/a.md docs/.md', 'docs docs/a/b.md x/docs/a.md'],
    ['/docs/*', 'docs/a.md', 'docs/a/b.md'],
    ['a/*/c', 'a/b/c a/b/c/d', 'a/c a/b/b/c a/b'],
    ['docs/*/', 'docs/a/b docs/a/b/c', 'docs/a docs'],
    ['a/b*', 'a/b a/bc a/bc/d', 'a/c a'],
    ['a/*b', 'a/b a/cb a/cb/d', 'a/bc'],
    ['a/*?', 'a/b a/bc a/b/c', 'a'],
  ],
  'stars stay in their segment': [
    ['src/*/test', 'src/a/test src/a/test/b', 'src/test src/a/b/test'],
    ['s*c/a', 'sc/a src/a s-r-c/a/b', 's/c/a src/b'],
    ['*a*b*', 'ab xaxbx ab/c x/ab', 'ba a b'],
    ['a*', 'a ab b/a/c', 'ba'],
  ],
  'a question mark is one character': [
    ['a?c', 'abc x/abc/d a?c', 'ac abbc a/c'],
    ['data-?.csv', 'data-1.csv x/data-é.csv data-🦊.csv', 'data-.csv data-10.csv data-🦊🦊.csv'],
    ['?', 'a 🦊 x/a ab/c/d', 'ab ab/cd'],
    ['/??', 'ab 🦊é', 'a abc'],
  ],
  'two stars are any number of segments': [
    ['**', 'a a/b .a/b', ''],
    ['/**', 'a a/b', ''],
    ['**/', 'a a/b', ''],
    ['**/foo', 'foo a/foo a/b/foo foo/a', 'food a/food'],
    ['**/foo/', 'foo/a a/foo/b', 'foo a/foo'],
    ['**/foo/bar', 'foo/bar a/foo/bar a/foo/bar/b', 'foo/a/bar bar'],
    ['foo/**', 'foo/a foo/a/b', 'foo a/foo/b food/a'],
    ['/foo/**', 'foo/a foo/a/b', 'foo'],
    ['foo/**/', 'foo/a foo/a/b', 'foo a/foo/b'],
    ['foo/**/*', 'foo/a foo/a/b', 'foo bar/a'],
    ['src/**/test/', 'src/test/a src/a/test/b src/a/b/test/c/d', 'src/test test/a src/a/tests/b'],
    ['a/**/b/**/c', 'a/b/c a/x/b/c a/b/y/z/c a/x/y/b/z/c/d', 'a/c a/b a/x/c b/c'],
    ['**/*.md', 'a.md a/b.md', 'a.mdx'],
    ['**/**/a', 'a b/a b/c/a/d', 'b'],
    ['a/**/**', 'a/b a/b/c', 'a'],
  ],
  'two stars within a segment are one': [
    ['a**b', 'ab axb x/axxb/c', 'a/b ax/b'],
    ['src/**.js', 'src/a.js src/.js', 'src/a/b.js'],
    ['**a/b', 'a/b xa/b', 'x/a/b'],
    ['/a**', 'a ab ab/c', 'b/a'],
  ],
  'brackets and braces are plain': [
    ['pages/[id].tsx', 'pages/[id].tsx', 'pages/i.tsx pages/d.tsx'],
    ['[a-z]', '[a-z] x/[a-z]/b', 'a b'],
    ['{a,b}.md', '{a,b}.md', 'a.md b.md'],
    ['[!a]', '[!a]', 'b'],
    ['a]', 'a]', 'a'],
    ['a+(b)|c^$.x', 'a+(b)|c^$.x', 'ab axx'],
    ['#a', '#a x/#a', 'a'],
  ],
  'a backslash takes the next character as it is': [
    ['\\*', '* x/* */a', 'a *a'],
    ['\\?', '?', 'a'],
    ['\\\\', '\\ \\/a', 'a'],
    ['a\\*b', 'a*b', 'axb ab'],
    ['\\!a', '!a x/!a', 'a'],
    ['\\#a', '#a', 'a'],
    ['\\**', '* *a', 'a'],
    ['\\[a\\]', '[a]', 'a'],
  ],
};

describe('a pattern', () => {
  for (const [title, rows] of Object.entries(coverage))
    describe(title, () => {
      for (const row of rows) checkCoverage(row);
    });

  it('with a blank covers paths with it', () => {
    assert.deepEqual(covered('my docs/', ['my docs/a', 'my/docs/a', 'docs/a']), ['my docs/a']);
  });

  it('covers what its opposite takes out', () => {
    assert.deepEqual(covered('!*.md', ['a.md', 'x/a.md', 'a.js']), ['a.md', 'x/a.md']);
  });

  it('tells its opposite from a name', () => {
    const negated = ['!a', '\\!a', 'a!', '!\\!a', '!!a'].map(
      (source) => `${source} ${String(read(source).isNegated)}`,
    );
    assert.deepEqual(negated, ['!a true', '\\!a false', 'a! false', '!\\!a true', '!!a true']);
  });

  it('covers a file that is not there yet where any name would do', () => {
    const inFolder = (pattern: string): boolean => matches(read(pattern), ['docs', anyFileName]);
    const patterns = [
      'docs/',
      'docs/*',
      '*',
      'docs',
      'docs/**',
      '**/docs/',
      '*.md',
      'docs/?',
      'docs/*.md',
      'docs/a*',
      '/*',
    ];
    assert.deepEqual(patterns.filter(inFolder), ['docs/', 'docs/*', '*', 'docs', 'docs/**', '**/docs/']);
  });

  holds(asExpression);

  it('takes at most as many steps as it has elements times segments', () => {
    const hostile = [
      'a/'.repeat(300),
      '**/a/'.repeat(16),
      '**/*a*/'.repeat(16),
      `${'**/a/'.repeat(15)}b`,
      '*/'.repeat(500),
    ];
    for (const source of hostile) {
      const pattern = read(source);
      let steps = 0;
      const segments = new Proxy(
        Array.from({ length: 500 }, () => 'a'),
        {
          get: (target, key, receiver): unknown => {
            if (typeof key === 'string' && /^\d+$/.test(key)) steps++;
            return Reflect.get(target, key, receiver);
          },
        },
      );
      matches(pattern, segments);
      assert.ok(steps <= pattern.elements.length * 500, `${source} took ${String(steps)} steps`);
    }
  });

  it('comes to an end on a long name', () => {
    const name = 'a'.repeat(10_000);
    assert.deepEqual(covered('*a'.repeat(400), [name, `${name}b`]), [name]);
    assert.deepEqual(covered(`${'a*'.repeat(400)}b`, [name, `${name}b`]), [`${name}b`]);
    assert.deepEqual(covered(`${'?*'.repeat(400)}b`, [name]), []);
  });

  it('agrees with the patterns of hmarr/codeowners', function () {
    const corpora = process.env['CORPORA'];
    if (corpora === undefined) this.skip();
    const file = path.join(corpora, 'codeowners-patterns/hmarr-patterns.json');
    const cases = JSON.parse(fs.readFileSync(file, 'utf8')) as {
      pattern: string;
      paths: Record<string, boolean>;
    }[];
    const differing = cases.flatMap(({ pattern, paths }) => {
      const expected = Object.keys(paths).filter((name) => paths[name]);
      const actual = covered(pattern, Object.keys(paths));
      return expected.join(' ') === actual.join(' ') ? [] : [`${pattern} ${actual.join(' ')}`];
    });
    assert.deepEqual(differing, []);
  });
});

function checkCoverage([pattern, covers, others]: Coverage): void {
  it(pattern, () => {
    assert.deepEqual(covered(pattern, [...words(covers), ...words(others)]), words(covers));
  });
}

function covered(source: string, paths: readonly string[]): string[] {
  const pattern = read(source);
  return paths.filter((name) => matches(pattern, name.split('/')));
}

function read(source: string): Pattern {
  const reading = readPattern(source);
  if ('fault' in reading) throw new Error(`${source}: ${reading.fault.message}`);
  return reading.pattern;
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
