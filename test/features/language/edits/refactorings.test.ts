import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { refactoringsAt } from '../../../../src/features/language/edits/refactorings.ts';
import { applied } from '../../../checkFindings.ts';

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
    {
      it: 'writes a list with aliases and anchors in lines',
      at: 'unowned: [lib/, &p gen/]\ndomains:\n  - id: a\n    paths: [s$0rc/, *p, docs/] # x\n    owners: [ana]\n',
      become: {
        'Put each item on its own line':
          'unowned: [lib/, &p gen/]\ndomains:\n  - id: a\n    paths: # x\n      - src/\n      - *p\n      - docs/\n    owners: [ana]\n',
        'Extract "src/" to a new domain "src"':
          'unowned: [lib/, &p gen/]\ndomains:\n  - id: a\n    paths: [*p, docs/] # x\n    owners: [ana]\n  - id: src\n    paths: [src/]\n    owners: [ana]\n',
      },
    },
    {
      it: 'writes a list with aliases and anchors on one line',
      at: 'unowned:\n  - &p gen/\n  - "b, c"\ndomains:\n  - id: a\n    paths:\n      - *p\n      - s$0rc/\n      - *p\n    owners: [ana]\n',
      become: {
        'Join into one line':
          'unowned:\n  - &p gen/\n  - "b, c"\ndomains:\n  - id: a\n    paths: [*p, src/, *p]\n    owners: [ana]\n',
        'Extract "src/" to a new domain "src"':
          'unowned:\n  - &p gen/\n  - "b, c"\ndomains:\n  - id: a\n    paths:\n      - *p\n      - *p\n    owners: [ana]\n  - id: src\n    paths:\n      - src/\n    owners: [ana]\n',
      },
    },
    {
      it: 'keeps the anchor of a list in another style',
      at: 'unowned: &p\n  - g$0en/\n  - &q lib/ # old\nx-a: *p\nx-b: *q\n',
      become: { 'Join into one line': 'unowned: &p [gen/, &q lib/] # old\nx-a: *p\nx-b: *q\n' },
    },
    {
      it: 'splits an alias as it is written',
      at: 'domains:\n  - { id: a, paths: [src/, &p lib/], owners: [ana] }\n  - { id: b, paths: [docs/, *$0p], owners: [bo] }\n',
      become: {
        'Extract "lib/" to a new domain "lib"':
          'domains:\n  - { id: a, paths: [src/, &p lib/], owners: [ana] }\n  - { id: b, paths: [docs/], owners: [bo] }\n  - { id: lib, paths: [*p], owners: [bo] }\n',
      },
    },
    {
      it: 'splits no pattern whose alias would come before it, or whose list is also another one',
      at: 'domains:\n  - { id: a, paths: &all [&p l$0ib/, src/, *p], owners: [ana] }\nunowned: *all\n',
      become: {},
    },
    {
      it: 'splits a pattern in brackets over several lines with its comment',
      at: 'domains:\n  - id: a\n    paths: [\n      src/, # the code\n      # once more\n      lib/$0, # the library\n      docs/ # text\n    ]\n    owners: [ana]\n',
      become: {
        'Extract "lib/" to a new domain "lib"':
          'domains:\n  - id: a\n    paths: [\n      src/, # the code\n      docs/ # text\n    ]\n    owners: [ana]\n  - id: lib\n    paths: [\n      # once more\n      lib/, # the library\n    ]\n    owners: [ana]\n',
      },
    },
    {
      it: 'does not leave the comment of a pattern behind another one',
      at: 'domains:\n  - id: a\n    paths: [src/, lib/$0 # the library\n      ]\n    owners: [ana]\n',
      become: {},
    },
    {
      it: 'copies owners without their anchors',
      at: 'domains:\n  - id: a\n    paths: [src/, l$0ib/]\n    owners: [&o ana]\n  - { id: b, paths: [], owners: [*o] }\n',
      become: {
        'Put each item on its own line':
          'domains:\n  - id: a\n    paths:\n      - src/\n      - lib/\n    owners: [&o ana]\n  - { id: b, paths: [], owners: [*o] }\n',
        'Extract "lib/" to a new domain "lib"':
          'domains:\n  - id: a\n    paths: [src/]\n    owners: [&o ana]\n  - id: lib\n    paths: [lib/]\n    owners: [ana]\n  - { id: b, paths: [], owners: [*o] }\n',
      },
    },
    {
      it: 'moves a domain whose dash is on a line of its own',
      at: 'domains:\n   -\n     id: a$0 # x\n     paths: []\n   - # second\n        id: b\n   -     id: c\n',
      become: {
        'Move domain down (raises its precedence)':
          'domains:\n   - # second\n        id: b\n   -\n     id: a # x\n     paths: []\n   -     id: c\n',
      },
    },
    {
      it: 'moves a domain in a list whose comments are in any column',
      at: 'domains:\n # one\n    - id: a\n# two\n    # three\n    - id: b$0\n          # four\n  # five\n',
      become: {
        'Move domain up (lowers its precedence)':
          'domains:\n # one\n# two\n    # three\n    - id: b\n          # four\n    - id: a\n  # five\n',
      },
    },
    {
      it: 'does not move a domain in a list whose items are in several columns',
      at: 'domains:\n  - id: a\n    paths: []\n - id: b$0\n   paths: []\n',
      become: {},
    },
    {
      it: 'splits a domain in a list with wide indentation',
      at: 'domains:\n   -    id: a\n        paths: [src/, l$0ib/]\n        owners: [ana]\n   -\n     id: b\n',
      become: {
        'Put each item on its own line':
          'domains:\n   -    id: a\n        paths:\n          - src/\n          - lib/\n        owners: [ana]\n   -\n     id: b\n',
        'Extract "lib/" to a new domain "lib"':
          'domains:\n   -    id: a\n        paths: [src/]\n        owners: [ana]\n   -    id: lib\n        paths: [lib/]\n        owners: [ana]\n   -\n     id: b\n',
      },
    },
    ...[
      'people: [an$0a]\n',
      'competencies: [sq$0l]\n',
      'teams: [[an$0a]]\n',
      'goals: { a: Shi$0p }\n',
      'goals: { a: { statement: Shi$0p } }\n',
      'decisionCriteria: { a: Fas$0t }\n',
      'domains: { a: { contact: "#cr$0ew" } }\n',
      'domains: [{ id: a, decisionCriteria: { b: Fas$0t } }]\n',
      'people: [{ contact: "#cr$0ew" }]\n',
      'goals: [{ id: a, statement: a, contact: "#cr$0ew" }]\n',
    ].map((at) => ({ it: `writes nothing in full that has no full form: ${at.trim()}`, at, become: {} })),
    {
      it: 'does not write in full what is also something else',
      at: 'goals:\n  - &g Shi$0p\npurpose: *g\n',
      become: {},
    },
    {
      it: 'does not write in full, at an alias, what it refers to',
      at: 'teams: { crew: { members: [], contact: &c "#crew" } }\ndomains:\n  - { id: a, cont$0act: *c }\n',
      become: {},
    },
    {
      it: 'gives no id to a goal that is also another one',
      at: 'goals:\n  - &g { statement: Sh$0ip, due: 2030-01-01 }\n  - *g\n',
      become: {},
    },
    { it: 'is not offered where a key is', at: 'pur$0pose: P\n', become: {} },
    { it: 'is not offered in a hasErrors text', at: 'goals:\n  - "a$0\n', become: {} },
  ]);
});
