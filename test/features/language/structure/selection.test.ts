import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { selectionsAt } from '../../../../src/features/language/structure/selection.ts';

describe('a growing selection', () => {
  const cases: readonly (readonly [title: string, written: string, selections: readonly string[]])[] = [
    ['of nothing', '$0', ['']],
    ['of a value', 'purpose: a $0b\n', ['a b', 'purpose: a b', 'purpose: a b\n']],
    ['of a key', 'pur$0pose: a\ngoals: []', ['purpose', 'purpose: a', 'purpose: a\ngoals: []']],
    [
      'of a value in quotes',
      'people: { ana: { github: "$0a" } }',
      [
        'a',
        '"a"',
        'github: "a"',
        '{ github: "a" }',
        'ana: { github: "a" }',
        '{ ana: { github: "a" } }',
        'people: { ana: { github: "a" } }',
      ],
    ],
    ['of a key in quotes', '"peo$0ple": {}', ['people', '"people"', '"people": {}']],
    [
      'in a list',
      'goals:\n  - a\n  - $0b\n\npurpose: P',
      ['b', '- a\n  - b', 'goals:\n  - a\n  - b', 'goals:\n  - a\n  - b\n\npurpose: P'],
    ],
    [
      'in an entry of a list',
      'domains:\r\n  - id: $0d\r\n    owners: []\r\n',
      [
        'd',
        'id: d',
        'id: d\r\n    owners: []',
        '- id: d\r\n    owners: []',
        'domains:\r\n  - id: d\r\n    owners: []',
        'domains:\r\n  - id: d\r\n    owners: []\r\n',
      ],
    ],
    [
      'of a block',
      'purpose: >\n  a$0\n  b\n\n',
      ['a\n  b', '>\n  a\n  b', 'purpose: >\n  a\n  b', 'purpose: >\n  a\n  b\n\n'],
    ],
    ['in a comment', 'goals: # $0a\n  - b\n', ['goals: # a\n  - b', 'goals: # a\n  - b\n']],
    [
      'beside what is broken',
      'purpose: "$0open\ngoals: []',
      ['"open', 'purpose: "open', 'purpose: "open\ngoals: []'],
    ],
  ];
  for (const [title, written, selections] of cases)
    it(title, () => {
      const text = written.replace('$0', '');
      const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
      assert.ok(file);
      assert.deepEqual(
        selectionsAt(file, written.indexOf('$0')).map(({ start, end }) => text.slice(start, end)),
        selections,
      );
    });
});
