import assert from 'node:assert/strict';
import { compileMatcher } from '../../../src/ownership/patterns/matcher.ts';
import { matches, readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { randomNumbers } from '../../randomNumbers.ts';
import { holds } from '../../property.ts';
import { isCovered } from '../plainReading.ts';
import { coversAlone, differences, oneByOne, repeating, ruleOf } from './properties.ts';

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

  holds(repeating);
});

describe('many patterns', () => {
  holds(oneByOne);
});

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
