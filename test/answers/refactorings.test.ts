import assert from 'node:assert/strict';
import { analyzeOnce } from '../../src/analyze.ts';
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
      const [file] = analyzeOnce([{ path: 'leadership.yaml', text }]).files;
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
      become: { 'Expand to full form': 'goals:\n  - { statement: "Ship, on [time]" } # soon\n' },
    },
    {
      it: 'writes a person in full, in the quotes of the name',
      at: "people: { ana: 'An$0a' }",
      become: { 'Expand to full form': "people: { ana: { name: 'Ana' } }" },
    },
    {
      it: 'writes a team in short',
      at: 'teams:\n  crew: { members: [$0ana] }\n',
      become: { 'Collapse to short form': 'teams:\n  crew: [ana]\n' },
    },
    {
      it: 'gives a goal the next free id',
      at: 'goals:\n  - { id: ship-it, statement: S }\n  - statement: 1 Ship$0 it\n    due: 2028-01-01\n',
      become: {
        'Add the id ship-it-2':
          'goals:\n  - { id: ship-it, statement: S }\n  - statement: 1 Ship it\n    id: ship-it-2\n    due: 2028-01-01\n',
      },
    },
    {
      it: 'moves a domain with its comment, at the end of a file without a last line break',
      at: 'domains:\n  - id: a\n    paths: []\n\n  # of b\n  - id: b$0 # x',
      become: {
        'Move domain up (lowers its precedence)':
          'domains:\n  # of b\n  - id: b # x\n\n  - id: a\n    paths: []',
      },
    },
    {
      it: 'moves a domain on the line of its id alone',
      at: 'domains:\n  - id: a\n    paths: [src/$0]\n  - id: b',
      become: { 'Put each item on its own line': 'domains:\n  - id: a\n    paths:\n      - src/\n  - id: b' },
    },
    {
      it: 'does not move an anchor behind its alias',
      at: 'domains:\n  - id: a$0\n    paths: &p [src/]\n  - { id: b, paths: *p }\n',
      become: {},
    },
    {
      it: 'writes a contact in full, and in short',
      at: 'domains:\n  - { id: a, contact: "#cr$0ew" }\n',
      become: { 'Expand to full form': 'domains:\n  - { id: a, contact: { slack: "#crew" } }\n' },
    },
    {
      it: 'writes a contact in short where that says the same',
      at: 'teams:\n  crew:\n    contact: { email: $0a@b.example } # x\n',
      become: { 'Collapse to short form': 'teams:\n  crew:\n    contact: a@b.example # x\n' },
    },
    {
      it: 'does not write in short what would then be something else',
      at: 'teams:\n  crew:\n    contact: { oncall: $0https://b.example }\n',
      become: {},
    },
    {
      it: 'writes a criterion of a domain in full',
      at: 'domains:\n  - id: a\n    decisionCriteria: [Fa$0st]\n',
      become: { 'Expand to full form': 'domains:\n  - id: a\n    decisionCriteria: [{ statement: Fast }]\n' },
    },
    {
      it: 'gives a criterion of a domain an id',
      at: 'decisionCriteria: [{ id: fast, statement: F }]\ndomains:\n  - id: a\n    decisionCriteria: [{ statement: Fa$0st }]\n',
      become: {
        'Collapse to short form':
          'decisionCriteria: [{ id: fast, statement: F }]\ndomains:\n  - id: a\n    decisionCriteria: [Fast]\n',
        'Add the id fast-2':
          'decisionCriteria: [{ id: fast, statement: F }]\ndomains:\n  - id: a\n    decisionCriteria: [{ statement: Fast, id: fast-2 }]\n',
      },
    },
    {
      it: 'writes a list in lines, its comment behind the key',
      at: 'domains:\r\n- id: a\r\n  owners: [$0"@a", b] # who\r\n  paths: []\r\n',
      become: {
        'Put each item on its own line':
          'domains:\r\n- id: a\r\n  owners: # who\r\n    - "@a"\r\n    - b\r\n  paths: []\r\n',
      },
    },
    {
      it: 'writes a list on one line, with the quotes that it needs there',
      at: 'unowned$0:\n- src/[id]/\n- lib/ # old\n',
      become: { 'Join into one line': 'unowned: ["src/[id]/", lib/] # old\n' },
    },
    { it: 'keeps the comments within a list', at: 'unowned:\n- a/ # a\n- $0b/\n', become: {} },
    {
      it: 'splits a pattern into a domain of its own',
      at: 'domains:\n  - id: a\n    paths: [src/, "src/Money Out/*.t$0s"] # x\n    owners:\n      - ana # y\n      - "@b"\n\n  - id: money-out\n',
      become: {
        'Put each item on its own line':
          'domains:\n  - id: a\n    paths: # x\n      - src/\n      - "src/Money Out/*.ts"\n    owners:\n      - ana # y\n      - "@b"\n\n  - id: money-out\n',
        'Extract "src/Money Out/*.ts" to a new domain "ts"':
          'domains:\n  - id: a\n    paths: [src/] # x\n    owners:\n      - ana # y\n      - "@b"\n\n  - id: ts\n    paths: ["src/Money Out/*.ts"]\n    owners: [ana, "@b"]\n\n  - id: money-out\n',
      },
    },
    {
      it: 'splits the lines of a pattern with their comments, at the end of a text without a last line break',
      at: 'domains:\n- id: a\n  owners: ["@b"]\n  paths:\n    - src/\n    # out\n    - src/$0a/ # x',
      become: {
        'Extract "src/a/" to a new domain "a-2"':
          'domains:\n- id: a\n  owners: ["@b"]\n  paths:\n    - src/\n- id: a-2\n  paths:\n    # out\n    - src/a/ # x\n  owners: ["@b"]',
      },
    },
    {
      it: 'splits the first pattern in braces',
      at: 'domains: [{ id: a, paths: [l$0ib/, src/], owners: [] }]',
      become: {
        'Extract "lib/" to a new domain "lib"':
          'domains: [{ id: a, paths: [src/], owners: [] }, { id: lib, paths: [lib/], owners: [] }]',
      },
    },
    {
      it: 'does not split what a later pattern takes something out of',
      at: 'domains: [{ id: a, paths: [l$0ib/, src/, "!lib/a/"], owners: [] }]',
      become: {},
    },
    {
      it: 'does not split the only pattern',
      at: 'domains: [{ id: a, paths: [l$0ib/], owners: [] }]',
      become: {},
    },
    { it: 'is not offered where a key is', at: 'pur$0pose: P\n', become: {} },
    { it: 'is not offered in a damaged text', at: 'goals:\n  - "a$0\n', become: {} },
  ]);
});
