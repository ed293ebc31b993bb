import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { foldsOf } from '../../../../src/features/language/structure/folding.ts';

describe('what folds', () => {
  const cases: readonly (readonly [title: string, text: string, folds: readonly string[]])[] = [
    ['nothing in an empty file', '', []],
    ['nothing on one line', 'purpose: P\ngoals: [a]\n', []],
    ['a list', 'goals:\n  - a\n  - b\npurpose: P', ['0-2']],
    ['not the blank lines below', 'goals:\n  - a\n  - b\n\n\npurpose: P', ['0-2']],
    ['not the comments below', 'goals:\n  - a\n  - b\n# c\n\npurpose: P', ['0-2']],
    [
      'items and what is in them',
      'domains:\n  - id: a\n    paths:\n      - b\n      - c\n  - id: d\n    owners: []',
      ['0-6', '1-4', '2-4', '5-6'],
    ],
    ['the item rather than its first entry', 'domains:\n  - paths:\n      - a\n    id: b', ['0-3', '1-3']],
    ['entries by id', 'people:\n  ana:\n    name: A\n    github: a\n  bo: Bo', ['0-4', '1-3']],
    ['a text in a block', 'purpose: |\n  a\n  b\n\n\ngoals: []', ['0-2']],
    ['a plain text over lines', 'purpose: a\n  b\n  c\n', ['0-2']],
    ['a text in quotes', 'purpose: "a\n  b"\n', ['0-1']],
    ['brackets, but for one alone at the end', 'goals: [\n  a,\n  b\n]\npeople: {\n  a: A }', ['0-2', '4-5']],
    ['brackets closed together', 'people: { a: {\n  name: A\n  }}', ['0-1']],
    ['comments', '# a\n# b\n#c\n\n# d\npurpose: P', ['0-2 comment']],
    ['comments between entries', 'goals:\n  - a\n  # b\n  # c\n  - d', ['0-4', '2-3 comment']],
    ['not comments behind values', 'goals: # a\n  - b # c\n  - d # e', ['0-2']],
    ['with CRLFs', '# a\r\n# b\r\ngoals:\r\n  - a\r\n  - b\r\n\r\npurpose: P', ['0-1 comment', '2-4']],
    ['with lone CRs', '# a\r# b\rgoals:\r  - a\r  - b\r\rpurpose: P', ['0-1 comment', '2-4']],
    ['what stands of a broken file', 'purpose: "open\ngoals:\n  - a\n  - b\n', ['1-3']],
    ['an anchor, not its alias', 'goals: &g\n  - a\n  - b\ndecisionCriteria: *g', ['0-2']],
  ];
  for (const [title, text, folds] of cases)
    it(title, () => {
      const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
      assert.ok(file);
      assert.deepEqual(
        foldsOf(file).map(
          ({ start, end, kind }) => `${String(start)}-${String(end)}${kind === 'comment' ? ' comment' : ''}`,
        ),
        folds,
      );
    });
});
