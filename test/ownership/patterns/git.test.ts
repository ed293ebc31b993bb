import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { compileMatcher, type Matcher } from '../../../src/ownership/patterns/matcher.ts';
import { readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { bareEnvironment, withFolder } from '../../cli/temporaryFolder.ts';
import { attributeLines } from '../../gitAttributes.ts';
import { chosen, holds, oneOrMore, pick, several, type Choose } from '../../property.ts';
import { isCovered } from '../plainReading.ts';
import { ruleOf } from './properties.ts';

// Git's own patterns are the nearest that there is to an independent implementation of ours. The rules differ:
//
// .gitignore   matches folders, and what is below one is lost: `docs/*` takes all below `docs/a/` too, and no `!` gets
//              anything out of a folder again. The others agree: what a pattern matches, with all below; `/` at the
//              end for folders only; `/` in front or inside for the place of the file, else at any depth; `**`.
// .gitattributes  matches files only, so that `docs/*` is the direct children, as with us; what is below a
//              folder needs a line of its own (`attributeLines`). The last line that matches decides, as with us.
// both         `[a]` is one of some characters (plain with us), `?` is a byte (a character with us), `#` in front is
//              a comment, a blank at the end is nothing; `**/` at the end is a folder of any name, where with us it is
//              everything, as `**` is. `a**/b` is for git 2.39 what its manual says it is not: `a*/**/b`. A `!` is in
//              .gitignore for all files of the repository, with us for its own list; .gitattributes has none.
//
// So left out are: `[`, `?` with names that are not ASCII, `**/` at the end or behind a part of a name, `#` and blanks at
// the ends; for .gitignore `*` behind a `/`, and `!` wherever the last segment could match a folder.

/** What both read in another way, wherever it stands: two stars and a slash at the end, or behind a part of a name. */
const readDifferently = /(?:^|\/)\*\*\/$|[^/]\*\*\//;

const folders = ['a', 'b', 'ab', 'abc', 'é', 'a b', '{a}', '.a', 'x!'];
const signs = ['a', 'b', 'ab', 'abc', 'é', 'a b', '{a}', '.a', 'x!', '*', '**', '?', '??', 'a*', '*b', '*b*'];
const moreSigns = [
  'a**',
  '**b',
  'a?c',
  '*?',
  '\\a',
  '\\*',
  '*.ts',
  'b.ts',
  '.*',
  '*.*',
  '\\!x',
  'x\\!',
  '*é',
];
const fileSigns = ['*.ts', 'a.ts', 'b.ts', '*.*', 'b.*', '*.md', '?.md', '*b.ts', '**.md', '\\a.ts'];
const files = ['a.ts', 'b.ts', 'ab.ts', 'a.md', 'ab.md', 'é.md'];

describe('git agrees', function () {
  this.timeout(120_000);

  before(function () {
    if (spawnSync('git', ['--version']).status !== 0) {
      console.log('        without git, what it says of patterns is not compared');
      this.skip();
    }
  });

  holds({
    title: 'which files a pattern covers, as .gitignore, on thousands of pairs',
    runs: 1,
    atLeast: { covered: 3000, 'not covered': 3000, pair: 10_000 },
    input: chosen((choose) => {
      const patterns = Array.from({ length: 700 }, () =>
        patternOf(
          choose,
          [...signs, ...moreSigns],
          (pattern) => !readDifferently.test(pattern) && !pattern.endsWith('/*'),
        ),
      );
      return patterns.map((pattern) => ({ pattern, names: pathsFor(choose, pattern, 20) }));
    }),
    check: (patterns, saw) => {
      const folderOf = (at: number): string => `p${String(at)}`;
      const pairs = patterns.flatMap(({ pattern, names }, at) =>
        names.map((name) => ({ folder: folderOf(at), pattern, name })),
      );
      const ignored = ignoredBy(
        new Map(patterns.map(({ pattern }, at) => [folderOf(at), [pattern]])),
        pairs.map(({ folder, name }) => `${folder}/${name}`),
      );
      const { setOf } = compileMatcher(
        patterns.map(({ pattern }, list) => ruleOf({ folder: folderOf(list), pattern, list })),
      );
      const wrong = pairs.flatMap(({ folder, pattern, name }, at) => {
        const byGit = ignored[at] !== undefined;
        saw('pair');
        saw(byGit ? 'covered' : 'not covered');
        const answers = [byGit, setOf(`${folder}/${name}`).matchedBy >= 0, isCovered(pattern, name)];
        return new Set(answers).size === 1 ? [] : [`${pattern} ${name}: ${answers.join()}`];
      });
      assert.deepEqual(wrong, []);
    },
  });

  holds({
    title:
      'which pattern decides, with ! and files below others, as .gitignore, where only files are matched',
    runs: 1,
    atLeast: { none: 100, plain: 100, negated: 100 },
    input: chosen((choose) =>
      Array.from({ length: 150 }, () => {
        const lists = ['', '/a', '/a/b'].map((below) => ({
          below,
          patterns: several(choose, 4, () => {
            const start = several(choose, 2, () => `${pick(choose, signs)}/`).join('');
            const isIn = choose(3) < 2;
            return `${pick(choose, ['', '', '!'])}${pick(choose, ['', '/'])}${isIn ? '' : start}${pick(choose, fileSigns)}`;
          }).filter((pattern) => 'pattern' in readPattern(pattern)),
        }));
        const names = Array.from({ length: 40 }, () => {
          const start = several(choose, 3, () => `${pick(choose, ['a', 'a', 'b', 'ab'])}/`).join('');
          return `${start}${pick(choose, files.slice(0, 5))}`;
        });
        return { lists, names };
      }),
    ),
    check: (tops, saw) => {
      const lists = new Map(
        tops.flatMap((top, at) =>
          top.lists.map(({ below, patterns }) => [`p${String(at)}${below}`, patterns]),
        ),
      );
      const rules = tops.flatMap((top, list) =>
        top.lists.flatMap(({ below, patterns }) =>
          patterns.map((pattern) => ruleOf({ folder: `p${String(list)}${below}`, pattern, list })),
        ),
      );
      const paths = tops.flatMap(({ names }, at) => names.map((name) => `p${String(at)}/${name}`));
      const decided = ignoredBy(lists, paths);
      for (const line of decided)
        saw(line === undefined ? 'none' : line.includes(' !') ? 'negated' : 'plain');
      const matcher = compileMatcher(rules);
      assert.deepEqual(
        differing(paths, decided, (name) => {
          const last = rules[matcher.setOf(name).rules()[0] ?? -1];
          if (matcher.decide(name) >= 0 !== (last?.pattern.isNegated === false)) return 'another decides';
          return last && `${last.folder} ${last.pattern.source}`;
        }),
        [],
      );
    },
  });

  for (const isPlain of [true, false])
    holds({
      title: `which of many patterns decides, as .gitattributes, ${isPlain ? 'with ?' : 'beyond ASCII'}`,
      runs: 6,
      input: chosen((choose) => {
        const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);
        const all = [...signs, ...moreSigns, 'a', 'b', '*', '[a]', '\\[a]'];
        const taken = all.filter((sign) => (isPlain ? isAscii(sign) : !sign.includes('?')));
        const names = [...folders, ...files, '[a]'].filter((name) => !isPlain || isAscii(name));
        return {
          patterns: Array.from({ length: 5 + 20 * choose(12) }, () =>
            patternOf(choose, taken, (pattern) => !readDifferently.test(pattern)),
          ),
          paths: Array.from({ length: 600 }, () => oneOrMore(choose, 4, names).join('/')),
        };
      }),
      check: ({ patterns, paths }) => {
        const matcher: Matcher = compileMatcher(
          patterns.map((pattern, list) => ruleOf({ folder: '', pattern, list })),
        );
        const expected = ownersBy(
          patterns.flatMap((pattern, at) => attributeLines(pattern, String(at))),
          paths,
        );
        const wrong = differing(paths, expected, (name) => {
          const decision = matcher.decide(name);
          return decision < 0 ? undefined : String(decision);
        });
        assert.deepEqual(wrong, []);
      },
    });
});

/**
 * What git ignores of some files that do not exist: the folder of the `.gitignore` file and the pattern in it that
 * decides, undefined where none does.
 */
function ignoredBy(
  lists: ReadonlyMap<string, readonly string[]>,
  paths: readonly string[],
): (string | undefined)[] {
  return withRepository((root) => {
    for (const [folder, patterns] of lists) {
      fs.mkdirSync(path.join(root, folder), { recursive: true });
      fs.writeFileSync(path.join(root, folder, '.gitignore'), `${patterns.join('\n')}\n`);
    }
    const printed = asked(root, ['check-ignore', '--no-index', '--verbose', '--non-matching'], paths);
    return paths.map((name, at) => {
      const [source = '', , pattern = '', answered] = printed.slice(at * 4, at * 4 + 4);
      assert.equal(answered, name);
      return source === '' ? undefined : `${path.posix.dirname(source)} ${pattern}`;
    });
  });
}

/** The attribute `owner` that git gives to some files that do not exist. */
function ownersBy(lines: readonly string[], paths: readonly string[]): (string | undefined)[] {
  return withRepository((root) => {
    fs.writeFileSync(path.join(root, '.gitattributes'), `${lines.join('\n')}\n`);
    const printed = asked(root, ['check-attr', 'owner'], paths);
    return paths.map((name, at) => {
      const [answered, , value] = printed.slice(at * 3, at * 3 + 3);
      assert.equal(answered, name);
      return value === 'unspecified' ? undefined : value;
    });
  });
}

function withRepository<T>(ask: (root: string) => T): T {
  return withFolder({}, (root) => {
    execFileSync('git', ['init', '--quiet', '--template='], { cwd: root, env: bareEnvironment });
    return ask(root);
  });
}

/** What one git process says of many paths, piece by piece. */
function asked(root: string, [command = '', ...args]: readonly string[], paths: readonly string[]): string[] {
  const settings = ['-c', 'core.ignoreCase=false', '-c', 'core.excludesFile=', '-c', 'core.attributesFile='];
  const { status, stdout, stderr } = spawnSync('git', [...settings, command, '--stdin', '-z', ...args], {
    cwd: root,
    env: bareEnvironment,
    input: paths.map((name) => `${name}\0`).join(''),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  assert.ok(status === 0 || status === 1, stderr);
  assert.equal(stderr, '');
  return stdout.split('\0');
}

function differing(
  paths: readonly string[],
  expected: readonly (string | undefined)[],
  answer: (name: string) => string | undefined,
): string[] {
  return paths.flatMap((name, at) => {
    const [theirs, ours] = [expected[at] ?? 'none', answer(name) ?? 'none'];
    return theirs === ours ? [] : [`${name}: git says ${theirs}, ours is ${ours}`];
  });
}

function patternOf(
  choose: Choose,
  segments: readonly string[],
  isMeant: (pattern: string) => boolean,
): string {
  const inner = oneOrMore(choose, 4, segments).join('/');
  const pattern = `${pick(choose, ['', '/'])}${inner}${pick(choose, ['', '', '/'])}`;
  return 'pattern' in readPattern(pattern) && isMeant(pattern)
    ? pattern
    : patternOf(choose, segments, isMeant);
}

/** Random paths, half of them such that they may be covered; only ASCII where a `?` is to stand for a character. */
function pathsFor(choose: Choose, pattern: string, count: number): string[] {
  const names = [...folders, ...files].filter((name) => !pattern.includes('?') || /^[ -~]+$/.test(name));
  return Array.from({ length: count }, () => {
    if (choose(2) === 0) return oneOrMore(choose, 4, names).join('/');
    const parts = pattern.split('/').flatMap((segment) => {
      if (segment === '') return [];
      if (segment === '**') return several(choose, 2, () => pick(choose, names));
      const name = segment
        .replaceAll(/\\.|\*+|\?/gsu, (sign) =>
          sign === '?'
            ? pick(choose, ['a', 'b'])
            : sign.startsWith('*')
              ? pick(choose, ['', 'a', 'b'])
              : sign.slice(1),
        )
        .replaceAll('/', '');
      return [name === '' ? 'a' : name];
    });
    const before = choose(4) === 3 ? [pick(choose, names)] : [];
    const below = several(choose, 2, () => pick(choose, names));
    const whole = [...before, ...parts, ...below];
    return whole.length === 0 ? 'a' : whole.join('/');
  }).filter((name) => !name.split('/').some((part) => /^\.+$/.test(part)));
}
