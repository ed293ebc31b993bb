import assert from 'node:assert/strict';
import { compileMatcher } from '../../../src/ownership/patterns/matcher.ts';
import type { Rule } from '../../../src/ownership/patterns/matchSet.ts';
import { matches, anyFileName, readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { randomNumbers } from '../../randomNumbers.ts';
import { decisiveRule, isCovered, type WrittenRule } from '../plainReading.ts';

const deep = `${'a/'.repeat(40)}a`;
const longName = 'a'.repeat(200);

describe('a hostile pattern', () => {
  for (const [title, pattern, path] of [
    ['**/a/ eight times', `${'**/a/'.repeat(8)}b`, deep],
    ['**/a/ fifteen times', `${'**/a/'.repeat(15)}b`, deep],
    ['**/a/ fifteen times, and there', `${'**/a/'.repeat(15)}b`, `${deep}/b`],
    ['**/*a*/ sixteen times', '**/*a*/'.repeat(16), `${'aaaa/'.repeat(40)}b`],
    ['a* forty times', `${'a*'.repeat(40)}b`, longName],
    ['a* forty times, and there', 'a*'.repeat(40), longName],
    ['*a forty times, then b', `${'*a'.repeat(40)}b`, longName],
    ['the whole alphabet between stars', `*${'abcdefghijklmnopqrstuvwxyz'.split('').join('*')}*`, longName],
    ['stars and question marks', `${'*?'.repeat(100)}b`, longName],
    ['1,024 characters', `${'a*'.repeat(511)}b`, longName],
    ['512 folders', '*/'.repeat(512), deep],
    ['a name of 100,000 characters', '*a*b', 'a'.repeat(100_000)],
    ['half of surrogate pairs', '*?\ud83d*', '\ud83e\udd8a\ud83e\udd8a'],
  ] as const)
    it(`has its answer: ${title}`, () => {
      const expected = isCovered(pattern, path);
      const { decide } = compileMatcher([ruleOf({ folder: '', pattern, list: 0 })]);
      assert.deepEqual([coversAlone(pattern, path), decide(path) === 0], [expected, expected]);
    });

  it('has its answer on a path of 10,000 folders', () => {
    const path = `${'a/'.repeat(10_000)}b`;
    const patterns = ['**/a/**/b', 'a/**/c', '*', '**/a/a/a/b', 'a/a/'];
    const { decide } = compileMatcher(patterns.map((pattern, list) => ruleOf({ folder: '', pattern, list })));
    assert.equal(decide(path), 4);
    assert.deepEqual(
      patterns.map((pattern) => coversAlone(pattern, path)),
      [true, false, true, true, true],
    );
  });

  it('is one of 5,000 that float, each with its answer', () => {
    const random = randomNumbers(5);
    const letters = (): string => String.fromCharCode(97 + random(6), 97 + random(6));
    const written = Array.from({ length: 5000 }, (_, list) => ({
      folder: '',
      pattern: `*${letters()}*${letters()}*`,
      list,
    }));
    const paths = Array.from({ length: 40 }, () => [letters(), letters() + letters(), letters()].join('/'));
    assert.deepEqual(differences(written, paths), []);
  });

  it('is one of two with endings that are told apart by their last look only', () => {
    const written = ['*.aB', '*.BC', 'src/*.aB'].map((pattern, list) => ({ folder: '', pattern, list }));
    for (const one of [written, written.slice(0, 1), written.slice(1)])
      assert.deepEqual(differences(one, ['x.aB', 'x.BC', 'x.aC', 'src/x.aB', 'src/x.BC', 'x.BC/y']), []);
  });

  it('takes no more than in proportion to what it is asked about', () => {
    for (const pattern of [`${'**/a/'.repeat(15)}b`, '**/*a*/'.repeat(16), `**/${'a*'.repeat(40)}b/c`]) {
      const reads = [100, 200, 400].map((count) => characterReads(pattern, count));
      const [few = 0, more = 0, most = 0] = reads;
      assert.ok(more <= few * 3 && most <= more * 3, `${pattern}: ${reads.join(', ')}`);
    }
  });

  it('leads from no folder to more places than it has segments, however deep', () => {
    for (const pattern of [
      `${'**/a/'.repeat(15)}b`,
      '**/*a*/'.repeat(16),
      `**/a/${'*/'.repeat(400)}b`,
      `**/a/${'?/'.repeat(400)}**/b`,
      `${'**/*/'.repeat(16)}b`,
    ]) {
      const rule = ruleOf({ folder: '', pattern, list: 0 });
      const { root, enter } = compileMatcher([rule]);
      const reached: number[] = [];
      const random = randomNumbers(7);
      for (let depth = 0, place = root; depth < 2000; depth++) {
        place = enter(place, random(2) === 0 ? 'a' : 'b');
        reached.push(place.anchored.nodes.length + place.globstarStates.nodes.length);
      }
      assert.ok(Math.max(...reached) <= rule.pattern.elements.length + 1, pattern);
    }
  });

  it('of a random shape has its answer', function () {
    this.timeout(120_000);
    const random = randomNumbers(8);
    const pick = picking(random);
    const differing: string[] = [];
    for (let round = 0; round < 1500; round++) {
      const piece = Array.from({ length: 1 + random(4) }, () =>
        pick(['**/', '*/', 'a', 'a', 'b', '*', '?', '/', '\\*', 'a*']),
      ).join('');
      const pattern = `${piece.repeat(1 + random(12))}${pick(['', 'b', '/b', '*', '/'])}`;
      if ('fault' in readPattern(pattern)) continue;
      const part = pick(['a/', 'aa/', 'ab/', 'b/a/', 'a', 'ab']);
      const path = `${part.repeat(1 + random(30))}${pick(['a', 'b', 'ab'])}`;
      const expected = isCovered(pattern, path);
      const together = compileMatcher([ruleOf({ folder: '', pattern, list: 0 })]).decide(path) === 0;
      if (together !== expected || coversAlone(pattern, path) !== expected)
        differing.push(`${pattern} ${path}`);
    }
    assert.deepEqual(differing, []);
  });
});

describe('many patterns', () => {
  it('decide as they would one by one', function () {
    this.timeout(120_000);
    const random = randomNumbers(21);
    const pick = picking(random);
    const names = ['a', 'b', 'ab', 'a.ts', 'b.ts', '.a', 'é', '🦊', 'a b', '[a]', '*'];
    const signs = ['a', 'b', 'ab', '*', '**', '?', '*.ts', 'a*', '*b*', '[a]', 'é', '\\*', '.a', '??', '*?'];
    const pathOf = (most: number): string =>
      Array.from({ length: 1 + random(most) }, () => pick(names)).join('/');
    const differing: string[] = [];
    for (let round = 0; round < 600; round++) {
      const written: WrittenRule[] = [];
      for (let list = 0; list < 1 + random(8); list++) {
        const folder = random(3) === 0 ? pathOf(2) : '';
        for (let count = random(4); count >= 0; count--) {
          const segments = Array.from({ length: 1 + random(4) }, () => pick(signs)).join('/');
          const pattern = `${pick(['', '', '', '!'])}${pick(['', '/'])}${segments}${pick(['', '/'])}`;
          if ('pattern' in readPattern(pattern)) written.push({ folder, pattern, list });
        }
      }
      const paths = Array.from({ length: 25 }, () =>
        random(5) === 0 ? `${pathOf(3)}/${anyFileName}` : pathOf(5),
      );
      differing.push(...differences(written, random(2) === 0 ? paths : paths.sort()));
    }
    assert.deepEqual(differing, []);
  });
});

/** Where rules decide other than they do one by one. */
function differences(written: readonly WrittenRule[], paths: readonly string[]): string[] {
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

/** How many of the names of a path are read to match it against a pattern. */
function characterReads(source: string, count: number): number {
  const reading = readPattern(source);
  if ('fault' in reading) throw new Error(source);
  let reads = 0;
  const segments = new Proxy(
    Array.from({ length: count }, () => 'a'),
    {
      get: (target, key, receiver): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key, receiver);
      },
    },
  );
  matches(reading.pattern, segments);
  return reads;
}

function coversAlone(source: string, path: string): boolean {
  const reading = readPattern(source);
  if ('fault' in reading) throw new Error(source);
  return matches(reading.pattern, path.split('/'));
}

function ruleOf({ folder, pattern: source, list }: WrittenRule): Rule {
  const reading = readPattern(source);
  if ('fault' in reading) throw new Error(source);
  return { folder, pattern: reading.pattern, list };
}

function picking(random: (limit: number) => number): (choices: readonly string[]) => string {
  return (choices) => choices[random(choices.length)] ?? '';
}
