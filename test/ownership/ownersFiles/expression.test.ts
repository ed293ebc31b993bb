import assert from 'node:assert/strict';
import type { Shape } from '../../../src/ownership/codeowners/shape.ts';
import { parseExpression } from '../../../src/ownership/ownersFiles/expression.ts';
import { shapesOfExpression } from '../../../src/ownership/ownersFiles/expressionShapes.ts';
import { matcherOf } from '../../../src/ownership/ownersFiles/matcher.ts';
import { chosen, holds, pick, several, type Choose } from '../../property.ts';

describe('a filter', () => {
  holds({
    title: 'matches what JavaScript matches, wherever both have the syntax',
    runs: 3000,
    atLeast: { match: 1000, 'no match': 1000 },
    input: chosen((choose) => ({ source: sourceOf(choose, 3), text: textOf(choose) })),
    check: ({ source, text }, saw) => {
      const wanted = new RegExp(source, 'u').test(text);
      saw(wanted ? 'match' : 'no match');
      assert.equal(matcherOf(parsed(source))(text), wanted);
    },
  });

  holds({
    title: 'has patterns that match the same paths, but for a "." that stands for a slash',
    runs: 1500,
    atLeast: { patterns: 500, match: 300 },
    input: chosen((choose) => ({ source: sourceOf(choose, 2), path: pathOf(choose) })),
    check: ({ source, path }, saw) => {
      const alternatives = shapesOfExpression(parsed(source));
      if (alternatives === undefined) return;
      saw('patterns');
      const exact = alternatives.flatMap((candidates) => candidates.at(-1) ?? []);
      const given = exact.some((shape) => isMatched(path.split('/'), shape));
      const dotted = source.replace(/\[[^\]]*\]|\\.|\.(?![*+])/g, (found) =>
        found === '.' ? '[^/]' : found,
      );
      // In ".+", the first character is one of a name, too.
      const wanted = new RegExp(dotted.replaceAll('.+', '[^/].*'), 'u').test(path);
      if (wanted) saw('match');
      assert.equal(given, wanted, `${source} ${JSON.stringify(exact)}`);
    },
  });

  const shapes: readonly (readonly [source: string, shapes: readonly string[]])[] = [
    ['\\.go$', ['**/*.go']],
    ['^docs/', ['docs/*/**']],
    ['Makefile$', ['**/*Makefile']],
    ['^go\\.(mod|sum)$', ['go.mod', 'go.sum']],
    ['^[^/]+$', ['?*']],
    ['(^|/)test/', ['test/*/**', '*/**/test/*/**']],
    ['test', ['**/*test*/**']],
    ['^a.*b$', ['a*b', 'a*/**/*b']],
  ];
  for (const [source, wanted] of shapes)
    it(`has patterns: ${source}`, () => {
      const found = shapesOfExpression(parsed(source)) ?? assert.fail();
      assert.deepEqual(
        found.flatMap((candidates) => (candidates.at(-1) ?? []).map((shape) => shape.join('/'))),
        wanted,
      );
    });

  for (const source of ['[a-z]+\\.go', '(ab)+', '[^a]'])
    it(`has no patterns: ${source}`, () => {
      assert.equal(shapesOfExpression(parsed(source)), undefined);
    });

  for (const source of [
    ...[
      'a{2}',
      '(?P<x>a)',
      '\\bword',
      '[[:alpha:]]',
      '(a',
      'a)',
      '*a',
      'a**',
      '[b-a]',
      '[a',
      'a\\',
      '(?i',
      '\\p{L}',
    ],
    ...['('.repeat(100) + ')'.repeat(100), 'a'.repeat(1001)],
  ])
    it(`is not read: ${source.slice(0, 20)}`, () => {
      assert.equal(parseExpression(source), undefined);
    });

  it('ignores case with (?i)', () => {
    const matches = matcherOf(parsed('(?i)^Read[m-n]e'));
    assert.deepEqual(['README', 'readme', 'ReadNe', 'reade'].map(matches), [true, true, true, false]);
  });

  it('takes time for the length of a path only, whatever the expression', () => {
    const long = 'a'.repeat(4000);
    for (const source of ['(a*)*b', '(a|a)*b', '(.*a).*.*.*.*.*b', '^(a?a?a?)*$x'])
      assert.equal(matcherOf(parsed(source))(long), false);
  });
});

function parsed(source: string): NonNullable<ReturnType<typeof parseExpression>> {
  return parseExpression(source) ?? assert.fail(`not read: ${source}`);
}

/** Whether a shape matches the names of a path. */
function isMatched([name, ...names]: readonly string[], [segment, ...rest]: Shape): boolean {
  if (segment === undefined) return name === undefined;
  if (segment === '**')
    return (
      isMatched(name === undefined ? [] : [name, ...names], rest) ||
      (name !== undefined && isMatched(names, [segment, ...rest]))
    );
  if (name === undefined) return false;
  const source = segment.replace(/\\.|[^\\]/gu, (part) =>
    part === '*'
      ? '.*'
      : part === '?'
        ? '.'
        : `\\u{${(part.codePointAt(part.length > 1 ? part.length - 1 : 0) ?? 0).toString(16)}}`,
  );
  return new RegExp(`^${source}$`, 'u').test(name) && isMatched(names, rest);
}

/** An expression of all that is supported. */
function sourceOf(choose: Choose, depth: number): string {
  const start = choose(3) === 1 ? '^' : '';
  const end = choose(3) === 1 ? '$' : '';
  return `${start}${sequenceOf(choose, depth)}${end}`;
}

function sequenceOf(choose: Choose, depth: number): string {
  return several(choose, 4, () => partOf(choose, depth)).join('');
}

function partOf(choose: Choose, depth: number): string {
  const atoms = ['a', 'b', '/', '\\.', '.', '[^/]', '[ab]', '[a-b/]', '\\d', '[^a]', 'é'];
  const part =
    depth > 0 && choose(4) === 1
      ? `(${choose(2) === 1 ? '?:' : ''}${sequenceOf(choose, depth - 1)}|${sequenceOf(choose, depth - 1)})`
      : pick(choose, atoms);
  return part + pick(choose, ['', '', '', '*', '+', '?', '*?']);
}

function textOf(choose: Choose): string {
  return several(choose, 8, () => pick(choose, ['a', 'b', '/', '.', '1', 'é'])).join('');
}

/** A path in a repository. */
function pathOf(choose: Choose): string {
  const name = (): string =>
    pick(choose, ['a', 'b', 'é', '1']) +
    several(choose, 3, () => pick(choose, ['a', 'b', '.', '1'])).join('');
  return [name(), ...several(choose, 3, name)].join('/');
}
