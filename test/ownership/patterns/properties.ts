import assert from 'node:assert/strict';
import { compileMatcher } from '../../../src/ownership/patterns/matcher.ts';
import type { Rule } from '../../../src/ownership/patterns/matchSet.ts';
import { matches, anyFileName, readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { chosen, oneOrMore, pick, several, type Property } from '../../property.ts';
import { decisiveRule, isCovered, type WrittenRule } from '../plainReading.ts';

export const asExpression: Property<{ readonly pattern: string; readonly segments: readonly string[] }> = {
  title: 'covers what a regular expression of the same meaning covers',
  runs: 20_000,
  atLeast: { pattern: 10_000 },
  input: chosen((choose) => ({
    pattern: oneOrMore(choose, 6, ['a', 'b', '*', '**', '?', '/', '\\*']).join(''),
    segments: oneOrMore(choose, 4, ['a', 'b', 'ab', 'aab', '*', 'ba']),
  })),
  check: ({ pattern, segments }, saw) => {
    const reading = readPattern(pattern);
    if ('fault' in reading) return;
    saw('pattern');
    const name = segments.join('/');
    assert.equal(matches(reading.pattern, segments), isCoveredByExpression(pattern, name));
  },
};

export const repeating: Property<{ readonly pattern: string; readonly path: string }> = {
  title: 'of a random shape has its answer',
  runs: 1500,
  atLeast: { pattern: 700 },
  input: chosen((choose) => {
    const piece = oneOrMore(choose, 4, ['a', 'a', 'b', '*', '?', '/', '**/', '*/', '\\*', 'a*']).join('');
    const pattern = `${piece.repeat(1 + choose(12))}${pick(choose, ['', 'b', '/b', '*', '/'])}`;
    const part = pick(choose, ['a/', 'aa/', 'ab/', 'b/a/', 'a', 'ab']);
    return { pattern, path: `${part.repeat(1 + choose(30))}${pick(choose, ['a', 'b', 'ab'])}` };
  }),
  check: ({ pattern, path }, saw) => {
    if ('fault' in readPattern(pattern)) return;
    saw('pattern');
    const together = compileMatcher([ruleOf({ folder: '', pattern, list: 0 })]).decide(path) === 0;
    const expected = isCovered(pattern, path);
    assert.deepEqual([together, coversAlone(pattern, path)], [expected, expected]);
  },
};

export const oneByOne: Property<{
  readonly written: readonly WrittenRule[];
  readonly paths: readonly string[];
}> = {
  title: 'decide as they would one by one',
  runs: 600,
  input: chosen((choose) => {
    const names = ['a', 'b', 'ab', 'a.ts', 'b.ts', '.a', 'é', '🦊', 'a b', '[a]', '*'];
    const signs = ['a', 'b', 'ab', '*', '**', '?', '*.ts', 'a*', '*b*', '[a]', 'é', '\\*', '.a', '??', '*?'];
    const pathOf = (most: number): string => oneOrMore(choose, most, names).join('/');
    const lists = several(choose, 8, (list) => {
      const folder = choose(3) === 2 ? pathOf(2) : '';
      return several(choose, 4, () => {
        const segments = oneOrMore(choose, 4, signs).join('/');
        const pattern = `${pick(choose, ['', '', '', '!'])}${pick(choose, ['', '/'])}${segments}${pick(choose, ['', '/'])}`;
        return { folder, pattern, list };
      });
    });
    const paths = Array.from({ length: 25 }, () =>
      choose(5) === 4 ? `${pathOf(3)}/${anyFileName}` : pathOf(5),
    );
    return {
      written: lists.flat().filter(({ pattern }) => 'pattern' in readPattern(pattern)),
      paths: choose(2) === 0 ? paths : paths.sort(),
    };
  }),
  check: ({ written, paths }) => {
    assert.deepEqual(differences(written, paths), []);
  },
};

/** Where rules decide other than they do one by one. */
export function differences(written: readonly WrittenRule[], paths: readonly string[]): string[] {
  const { decideAll } = compileMatcher(written.map(ruleOf));
  const { decide } = compileMatcher(written.map(ruleOf));
  const decisions = decideAll(paths);
  return paths.flatMap((path, at) => {
    const expected = decisiveRule(written, path);
    const actual = [decisions[at], decide(path)];
    if (actual.every((decision) => decision === expected)) return [];
    return [`${path}: ${actual.join(' and ')}, not ${String(expected)}\n${JSON.stringify(written)}`];
  });
}

export function coversAlone(source: string, path: string): boolean {
  const reading = readPattern(source);
  if ('fault' in reading) throw new Error(source);
  return matches(reading.pattern, path.split('/'));
}

export function ruleOf({ folder, pattern: source, list }: WrittenRule): Rule {
  const reading = readPattern(source);
  if ('fault' in reading) throw new Error(source);
  return { folder, pattern: reading.pattern, list };
}

/** What a pattern covers in the words of a regular expression; only for short ones, since it may take its time. */
function isCoveredByExpression(pattern: string, name: string): boolean {
  const segments = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const parts = segments.map((segment) =>
    segment === '**'
      ? '(?:[^/]+/)*'
      : `${segment.replace(/\\\*|\*+|\?/g, (sign) => ({ '\\*': '\\*', '?': '[^/]' })[sign] ?? '[^/]*')}/`,
  );
  const isFloating = segments.length === 1 && !pattern.startsWith('/');
  const isFolder = pattern.endsWith('/') || segments.at(-1) === '**';
  const below = isFolder ? '(?:[^/]+/)+' : segments.at(-1) === '*' ? '' : '(?:[^/]+/)*';
  return new RegExp(`^${isFloating ? '(?:[^/]+/)*' : ''}${parts.join('')}${below}$`).test(`${name}/`);
}
