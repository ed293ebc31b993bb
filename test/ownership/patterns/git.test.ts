import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { compileMatcher, type Matcher } from '../../../src/ownership/patterns/matcher.ts';
import type { Rule } from '../../../src/ownership/patterns/matchSet.ts';
import { readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { bareEnvironment, withFolder } from '../../cli/temporaryFolder.ts';
import { attributeLines } from '../../gitAttributes.ts';
import { randomNumbers } from '../../randomNumbers.ts';
import { isCovered } from '../plainReading.ts';

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

  it('which files a pattern covers, as .gitignore, on thousands of pairs', () => {
    const pick = picking(1);
    const patterns = Array.from({ length: 700 }, () =>
      patternOf(
        pick,
        [...signs, ...moreSigns],
        (pattern) => !readDifferently.test(pattern) && !pattern.endsWith('/*'),
      ),
    );
    const pairs = patterns.flatMap((pattern, at) =>
      pathsFor(pick, pattern, 20).map((name) => ({ folder: `p${String(at)}`, pattern, name })),
    );
    const ignored = ignoredBy(
      new Map(patterns.map((pattern, at) => [`p${String(at)}`, [pattern]])),
      pairs.map(({ folder, name }) => `${folder}/${name}`),
    );
    const { setOf } = compileMatcher(
      patterns.map((pattern, list) => ruleOf({ folder: `p${String(list)}`, pattern, list })),
    );
    const covered = pairs.filter((_, at) => ignored[at] !== undefined).length;
    assert.ok(pairs.length > 10_000 && covered > 3000 && covered < pairs.length - 3000, String(covered));
    assert.deepEqual(
      pairs.flatMap(({ folder, pattern, name }, at) => {
        const answers = [
          ignored[at] !== undefined,
          setOf(`${folder}/${name}`).matchedBy >= 0,
          isCovered(pattern, name),
        ];
        return new Set(answers).size === 1 ? [] : [`${pattern} ${name}: ${answers.join()}`];
      }),
      [],
    );
  });

  it('which pattern decides, with ! and files below others, as .gitignore, where only files are matched', () => {
    const pick = picking(2);
    const rules: Rule[] = [];
    const lists = new Map<string, string[]>();
    const tops = Array.from({ length: 150 }, (_, at) => `p${String(at)}`);
    for (const [list, top] of tops.entries())
      for (const folder of [top, `${top}/a`, `${top}/a/b`]) {
        const patterns = Array.from({ length: 1 + pick.number(5) }, () => {
          const start = Array.from({ length: pick.number(3) }, () => `${pick(signs)}/`).join('');
          const isIn = pick.number(3) > 0;
          return `${pick(['', '', '!'])}${pick(['', '/'])}${isIn ? '' : start}${pick(fileSigns)}`;
        }).filter((pattern) => 'pattern' in readPattern(pattern));
        lists.set(folder, patterns);
        rules.push(...patterns.map((pattern) => ruleOf({ folder, pattern, list })));
      }
    const paths = tops.flatMap((top) =>
      Array.from({ length: 40 }, () => {
        const start = Array.from({ length: pick.number(4) }, () => `${pick(['a', 'a', 'b', 'ab'])}/`).join(
          '',
        );
        return `${top}/${start}${pick(files.slice(0, 5))}`;
      }),
    );
    const decided = ignoredBy(lists, paths);
    const matcher = compileMatcher(rules);
    const kinds = new Set(decided.map((line) => (line === undefined ? 'none' : String(line.includes(' !')))));
    assert.equal(kinds.size, 3);
    assert.deepEqual(
      differing(paths, decided, (name) => {
        const last = rules[matcher.setOf(name).rules()[0] ?? -1];
        if (matcher.decide(name) >= 0 !== (last?.pattern.isNegated === false)) return 'another decides';
        return last && `${last.folder} ${last.pattern.source}`;
      }),
      [],
    );
  });

  it('which of many patterns decides, as .gitattributes', () => {
    const pick = picking(3);
    const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);
    const all = [...signs, ...moreSigns, 'a', 'b', '*', '[a]', '\\[a]'];
    for (let round = 0; round < 12; round++) {
      const isPlain = round % 2 === 0;
      const chosen = all.filter((sign) => (isPlain ? isAscii(sign) : !sign.includes('?')));
      const patterns = Array.from({ length: 5 + 20 * pick.number(12) }, () =>
        patternOf(pick, chosen, (pattern) => !readDifferently.test(pattern)),
      );
      const names = [...folders, ...files, '[a]'].filter((name) => !isPlain || isAscii(name));
      const paths = Array.from({ length: 600 }, () => randomPath(pick, names)).filter(
        (name) => !isPlain || isAscii(name),
      );
      const matcher: Matcher = compileMatcher(
        patterns.map((pattern, list) => ruleOf({ folder: '', pattern, list })),
      );
      const expected = ownersBy(
        patterns.flatMap((pattern, at) => attributeLines(pattern, String(at))),
        paths,
      );
      assert.deepEqual(
        differing(paths, expected, (name) => {
          const decision = matcher.decide(name);
          return decision < 0 ? undefined : String(decision);
        }).map((line) => `${line} of\n${patterns.join('\n')}`),
        [],
      );
    }
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

interface Picking {
  (choices: readonly string[]): string;
  readonly number: (limit: number) => number;
}

function picking(seed: number): Picking {
  const number = randomNumbers(seed);
  return Object.assign((choices: readonly string[]) => choices[number(choices.length)] ?? '', { number });
}

function patternOf(
  pick: Picking,
  segments: readonly string[],
  isMeant: (pattern: string) => boolean,
): string {
  for (;;) {
    const inner = Array.from({ length: 1 + pick.number(4) }, () => pick(segments)).join('/');
    const pattern = `${pick(['', '/'])}${inner}${pick(['', '', '/'])}`;
    if ('pattern' in readPattern(pattern) && isMeant(pattern)) return pattern;
  }
}

/** Random paths, half of them such that they may be covered; only ASCII where a `?` is to stand for a character. */
function pathsFor(pick: Picking, pattern: string, count: number): string[] {
  const names = [...folders, ...files].filter((name) => !pattern.includes('?') || /^[ -~]+$/.test(name));
  return Array.from({ length: count }, () => {
    if (pick.number(2) === 0) return randomPath(pick, names);
    const parts = pattern.split('/').flatMap((segment) => {
      if (segment === '') return [];
      if (segment === '**') return Array.from({ length: pick.number(3) }, () => pick(names));
      const name = segment
        .replaceAll(/\\.|\*+|\?/gsu, (sign) =>
          sign === '?' ? pick(['a', 'b']) : sign.startsWith('*') ? pick(['', 'a', 'b']) : sign.slice(1),
        )
        .replaceAll('/', '');
      return [name === '' ? 'a' : name];
    });
    const before = pick.number(4) === 0 ? [pick(names)] : [];
    const below = Array.from({ length: pick.number(3) }, () => pick(names));
    const whole = [...before, ...parts, ...below];
    return whole.length === 0 ? 'a' : whole.join('/');
  }).filter((name) => !name.split('/').some((part) => /^\.+$/.test(part)));
}

function randomPath(pick: Picking, names: readonly string[]): string {
  return Array.from({ length: 1 + pick.number(4) }, () => pick(names)).join('/');
}

function ruleOf({ folder, pattern, list }: { folder: string; pattern: string; list: number }): Rule {
  const reading = readPattern(pattern);
  if ('fault' in reading) throw new Error(pattern);
  return { folder, pattern: reading.pattern, list };
}
