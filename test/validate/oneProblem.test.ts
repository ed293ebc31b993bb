import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';

const head = 'version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\n';
const misplaced = 'Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.';

describe('one mistake is one error', () => {
  for (const [what, text, error] of [
    ['keys below the dash', 'domains:\n  - id: a\n  paths: [x/]\n  owners: ["@a"]\n', `7 ${misplaced}`],
    ['a key too far right', 'domains:\n  - id: a\n    paths: [x/]\n     owners: ["@a"]\n', `8 ${misplaced}`],
    [
      'two keys too far right',
      'domains:\n  - id: a\n    paths: [x/]\n     one: 1\n     two: 2\n    owners: ["@a"]\n',
      `8 ${misplaced}`,
    ],
    [
      'an item too far left',
      'domains:\n  - id: a\n    paths: [x/]\n    owners: ["@a"]\n - id: b\n   paths: [y/]\n   owners: ["@b"]\n',
      `9 ${misplaced}`,
    ],
    ['a key without its colon', 'domains:\n  - id\n', '6 Missing ":" and value after "id".'],
    [
      'a missing key where another entry has one of that name',
      'domains: []\npeople:\n  ana:\n    email: a@b.example\n  bo:\n    name: Bo\n',
      '7 Missing required key "name": full name, as the person writes it.',
    ],
  ] as const)
    it(what, () => {
      const [file] = analyze([{ path: 'leadership.yaml', text: head + text }]).files;
      const errors = file?.findings.filter(({ severity }) => severity === 'error') ?? [];
      const lineOf = (offset: number): number => (head + text).slice(0, offset).split('\n').length;
      assert.deepEqual(
        errors.map(({ span, message }) => `${String(lineOf(span.start))} ${message}`),
        [error],
      );
    });
});
