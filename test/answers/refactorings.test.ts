import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { refactoringsAt } from '../../src/answers/refactorings.ts';
import { applied } from '../checkFindings.ts';

/** Tests what the text becomes by each refactoring at `$0`. */
function checkRefactorings(
  cases: readonly { it: string; at: string; become: Readonly<Record<string, string>> }[],
): void {
  for (const { it: title, at, become } of cases)
    it(title, () => {
      const start = at.indexOf('$0');
      const text = at.replace('$0', '');
      const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
      assert.ok(file);
      const found = refactoringsAt(file, { start, end: start }).map((one) => [one.title, applied(text, one)]);
      assert.deepEqual(Object.fromEntries(found), become);
    });
}

describe('a refactoring', () => {
  checkRefactorings([
    {
      it: 'writes a goal in full',
      at: 'goals:\n  - Ship$0, on [time] # soon\n',
      become: { 'Write in full': 'goals:\n  - { statement: "Ship, on [time]" } # soon\n' },
    },
    {
      it: 'writes a person in full, in the quotes of the name',
      at: "people: { ana: 'An$0a' }",
      become: { 'Write in full': "people: { ana: { name: 'Ana' } }" },
    },
    {
      it: 'writes a team in short',
      at: 'teams:\n  crew: { members: [$0ana] }\n',
      become: { 'Write in short': 'teams:\n  crew: [ana]\n' },
    },
    {
      it: 'gives a goal the next free id',
      at: 'goals:\n  - { id: ship-it, statement: S }\n  - statement: 1 Ship$0 it\n    due: 2028-01-01\n',
      become: {
        'Give it the id ship-it-2':
          'goals:\n  - { id: ship-it, statement: S }\n  - statement: 1 Ship it\n    id: ship-it-2\n    due: 2028-01-01\n',
      },
    },
    {
      it: 'moves a domain with its comment, at the end of a file without a last line break',
      at: 'domains:\n  - id: a\n    paths: []\n\n  # of b\n  - id: b$0 # x',
      become: { 'Move the domain up': 'domains:\n  # of b\n  - id: b # x\n\n  - id: a\n    paths: []' },
    },
    { it: 'is not offered where a key is', at: 'pur$0pose: P\n', become: {} },
    { it: 'is not offered in a damaged text', at: 'goals:\n  - "a$0\n', become: {} },
  ]);
});
