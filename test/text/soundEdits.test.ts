import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areSound, difference, edited, reportUnsound, soundOnly } from '../../src/text/soundEdits.ts';
import type { TextEdit } from '../../src/text/finding.ts';
import { holds } from '../property.ts';

const edit = (start: number, end: number, newText = ''): TextEdit => ({ span: { start, end }, newText });

describe('an edit', () => {
  const text = 'ab\r\ncd 🙂';
  const cases: readonly (readonly [string, readonly TextEdit[], boolean])[] = [
    ['none', [], true],
    ['an insertion at the start and one at the end', [edit(0, 0, 'x'), edit(9, 9, 'y')], true],
    ['the whole text', [edit(0, 9)], true],
    ['edits that touch', [edit(0, 1), edit(1, 1, 'x'), edit(1, 2)], true],
    ['two insertions in one place', [edit(1, 1, 'x'), edit(1, 1, 'y')], true],
    ['one that ends before it starts', [edit(2, 1)], false],
    ['one before the text', [edit(-1, 1)], false],
    ['one after the text', [edit(9, 10)], false],
    ['edits that overlap', [edit(0, 2), edit(1, 3)], false],
    ['edits in the wrong order', [edit(5, 6), edit(0, 1)], false],
    ['an insertion inside a removal', [edit(0, 2), edit(1, 1, 'x')], false],
    ['a start within CRLF', [edit(3, 4)], false],
    ['an end within CRLF', [edit(0, 3)], false],
    ['a start within a character', [edit(8, 9)], false],
    ['no number', [edit(Number.NaN, 1)], false],
  ];
  for (const [title, edits, isSound] of cases)
    it(`is ${isSound ? 'sound' : 'refused'}: ${title}`, () => {
      assert.equal(areSound(text, edits), isSound);
    });

  it('that is refused is not offered, but reported', () => {
    const told: string[] = [];
    reportUnsound((one) => told.push(one));
    const fixes = [
      { title: 'Good', edits: [edit(0, 1)] },
      { title: 'Bad', edits: [edit(0, 1), edit(5, 4)] },
    ];
    const offered = soundOnly(text, fixes).map(({ title }) => title);
    reportUnsound(() => undefined);
    assert.deepEqual([offered, told], [['Good'], ['Bad: 0-1, 5-4']]);
  });
});

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '\r', '\n', '🙂', '🙃'), maxLength: 7 });

describe('the difference of two texts', () => {
  for (const [before, after, expected] of [
    ['a', 'a', []],
    ['', 'a', [edit(0, 0, 'a')]],
    ['aXb', 'aYb', [edit(1, 2, 'Y')]],
    ['aa', 'a', [edit(1, 2)]],
    ['a\r\nb', 'a\nb', [edit(1, 3, '\n')]],
    ['a\rb', 'a\r\nb', [edit(1, 2, '\r\n')]],
    ['🙂', '🙃', [edit(0, 2, '🙃')]],
  ] as const)
    it(`is one sound edit: ${JSON.stringify([before, after])}`, () => {
      assert.deepEqual(difference(before, after), expected);
    });

  holds({
    title: 'makes one text of the other, whatever they are',
    runs: 5000,
    input: fc.tuple(anyText, anyText),
    check: ([before, after]) => {
      const edits = difference(before, after);
      assert.deepEqual([areSound(before, edits), edited(before, edits)], [true, after]);
    },
  });
});
