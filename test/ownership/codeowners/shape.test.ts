import assert from 'node:assert/strict';
import { isCovered, mayMeet, shapeOf } from '../../../src/ownership/codeowners/shape.ts';
import { matches, readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { randomNumbers } from '../../randomNumbers.ts';

const seed = 14;

describe('the meaning of two patterns', () => {
  it(`is compared without a wrong answer, in 20,000 random pairs (seed ${String(seed)})`, function () {
    this.timeout(60_000);
    const random = randomNumbers(seed);
    const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
    const segments = ['a', 'b', 'ab', 'a*', '*b', '*', '**', '?', 'a?', '?b', '*a*', '\\*', 'a\\?'];
    const pattern = (): string => {
      const names = Array.from({ length: 1 + random(3) }, () => pick(segments));
      return `${pick(['', '/'])}${names.join('/')}${pick(['', '', '/'])}`;
    };
    const names = ['a', 'b', 'ab', 'aa', 'bb', 'aab', '*', 'a?', 'c'];
    const paths = names.flatMap((one) => [
      [one],
      ...names.flatMap((two) => [[one, two], ...names.map((three) => [one, two, three])]),
    ]);
    const isMatch = (source: string, path: readonly string[]): boolean => {
      const reading = readPattern(source);
      return 'pattern' in reading && matches(reading.pattern, path);
    };
    let covered = 0;
    let apart = 0;
    for (let pair = 0; pair < 20_000; pair++) {
      const [one, other] = [pattern(), pattern()];
      if ('fault' in readPattern(one) || 'fault' in readPattern(other)) continue;
      const [shape, by] = [shapeOf(one, ''), shapeOf(other, '')];
      const matched = Array.from({ length: 40 }, () => pick(paths)).filter((path) => isMatch(one, path));
      if (isCovered(shape, by)) {
        covered++;
        for (const path of matched) assert.ok(isMatch(other, path), `${one} ⊂ ${other}: ${path.join('/')}`);
      }
      if (!mayMeet(shape, by)) {
        apart++;
        for (const path of matched) assert.ok(!isMatch(other, path), `${one} ∩ ${other}: ${path.join('/')}`);
      }
    }
    assert.ok(covered > 1000 && apart > 1000, `${String(covered)} covered, ${String(apart)} apart`);
  });

  it('is compared in little time, however many "**" there are', () => {
    const many = `${'a/**/b*/**/'.repeat(8)}c`;
    const start = Date.now();
    isCovered(shapeOf(many, ''), shapeOf(`**/${many}`, ''));
    isCovered(shapeOf(`**/${many}`, ''), shapeOf(many.replaceAll('b*', 'b'), ''));
    assert.ok(Date.now() - start < 2000);
  });
});
