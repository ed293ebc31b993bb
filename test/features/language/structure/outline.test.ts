import assert from 'node:assert/strict';
import fs from 'node:fs';
import { analyze } from '../../../../src/analyze.ts';
import {
  outlineOf,
  symbolsMatching,
  type OutlineItem,
} from '../../../../src/features/language/structure/outline.ts';
import { everything } from '../../../everything.ts';
import { chosen, holds } from '../../../property.ts';
import { typed } from '../../../typed.ts';

const example = fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8');

describe('the outline', () => {
  checkOutline(
    'has the structure that people think in',
    `version: 1
purpose: Merchants get their money.
goals:
  - { id: same-day, statement: Settle the same day, owner: ana, due: 2030-01-01, status: on-track }
  - A plain sentence is a goal too
decisionCriteria:
  - id: undo
    statement: Prefer what can be undone
  - Ask once
people:
  ana: { name: Ana Silva, github: ana-acme }
  ben: Ben
teams:
  crew: { name: The Crew, members: [ana, ben] }
  gang: [ana]
competencies: { ledger: Books, sql: { name: SQL, description: Asks a table } }
domains:
  - id: money
    name: Money
    paths: []
    owners: [ana]
  - id: payouts
    parent: money
    paths: []
    owners: [crew, "@acme/sre"]
    decisions: [{ decision: Replay, authority: i-intend }]
    decisionCriteria: [{ id: once, statement: Pay once }, Test it]
unowned: [dist/, "*.gen.ts"]
review: { every: P3M, last: 2026-01-01 }
rules: { control/single-owner: off }
x-own: { a: b }
`,
    [
      'purpose Purpose (Merchants get their money.) @purpose',
      'section Goals () @goals',
      '  goal Settle the same day (same-day · ana · 2030-01-01 · on-track) @Settle the same day',
      '  goal A plain sentence is a goal too () @A plain sentence is a goal too',
      'section Decision criteria () @decisionCriteria',
      '  criterion Prefer what can be undone (undo) @Prefer what can be undone',
      '  criterion Ask once () @Ask once',
      'section People () @people',
      '  person Ana Silva (ana · ana-acme) @ana',
      '  person Ben (ben) @ben',
      'section Teams () @teams',
      '  team The Crew (crew · ana · ben) @crew',
      '  team gang (ana) @gang',
      'section Competencies () @competencies',
      '  competency ledger (Books) @ledger',
      '  competency SQL (sql · Asks a table) @sql',
      'section Domains () @domains',
      '  domain Money (ana) @money',
      '  domain payouts (crew, @acme/sre · part of money) @payouts',
      '    decision Replay (i-intend) @Replay',
      '    criterion Pay once (once) @Pay once',
      '    criterion Test it () @Test it',
      'section Unowned () @unowned',
      '  pattern dist/ () @dist/',
      '  pattern *.gen.ts () @*.gen.ts',
      'section Review () @review',
      'section Rules () @rules',
    ],
  );
  checkOutline('of an empty file is empty', '', []);
  checkOutline('of a list is empty', '- a', []);
  checkOutline('of one key', 'goals:', ['section Goals () @goals']);
  checkOutline(
    'of what is half-typed has what stands',
    'goals:\n  - id: g\n  - {}\npeople:\n  ana:\ndomains:\n  - id:\n  - name: N\n  - paths: []\n  - ',
    [
      'section Goals () @goals',
      '  goal g (g) @g',
      'section People () @people',
      '  person ana () @ana',
      'section Domains () @domains',
      '  domain Unnamed domain () @',
      '  domain N () @N',
      '  domain Unnamed domain () @paths',
    ],
  );
  checkOutline('of a broken part has the others', 'purpose: "open\ngoals: [a, b\npeople: { ana: Ana }', [
    'purpose Purpose () @purpose',
    'section Goals () @goals',
    'section People () @people',
    '  person Ana (ana) @ana',
  ]);
  checkOutline('has one line for a text of several', 'goals:\n  - >-\n    One\n    two\n  - " "\n  - ""', [
    'section Goals () @goals',
    '  goal One two () @One\n    two',
    '  goal … () @ ',
    '  goal … () @',
  ]);
  checkOutline('stands with CRLFs', 'people:\r\n  ana: Ana\r\n', [
    'section People () @people',
    '  person Ana (ana) @ana',
  ]);
  checkOutline('goes round an alias', 'goals: &g [A]\ndecisionCriteria: *g', [
    'section Goals () @goals',
    '  goal A () @A',
    'section Decision criteria () @decisionCriteria',
    '  criterion A () @A',
  ]);

  holds({
    title: 'has names, and selections within their items, whatever is typed',
    runs: 60,
    input: chosen((choose) => typed(choose, everything)),
    check: (text) => {
      const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
      assert.ok(file);
      const wrong = all(outlineOf(file)).filter(
        ({ name, span, selection }) =>
          name === '' ||
          span.start < 0 ||
          span.start > selection.start ||
          selection.start > selection.end ||
          selection.end > span.end ||
          span.end > text.length,
      );
      assert.deepEqual(wrong, []);
    },
  });
});

describe('what is found by its name', () => {
  const analysis = analyze([
    { path: 'leadership.yaml', text: example },
    {
      path: 'src/leadership.yaml',
      text: 'version: 1\ninherits: true\npeople: { zoe: Zoë }\ndomains: []\n',
    },
  ]);
  for (const [query, found] of [
    ['eunji', ['person Park Eun-ji · eun-ji in leadership.yaml']],
    ['ENTRIESFIN', ['criterion Add an entry, never change one · entries-are-final in ledger']],
    ['ledger crew', []],
    ['crew payouts', ['team Payouts crew · payouts-crew in leadership.yaml']],
    ['zoe', ['person Zoë · zoe in src/leadership.yaml']],
    [
      '99 dayearned',
      ['goal 99% of payouts settle on the day they were earned · same-day in leadership.yaml'],
    ],
    ['fraudmodel', ['competency Fraud modelling · fraud-modelling in leadership.yaml']],
    ['merchportal', ['domain Merchant portal · merchant-portal in leadership.yaml']],
    ['i-would-like', []],
    ['src/generated', []],
  ] as const)
    it(query, () => {
      assert.deepEqual(
        symbolsMatching(analysis, query).map(
          ({ item, name, container }) => `${item.kind} ${name} in ${container}`,
        ),
        found,
      );
    });

  it('is everything where nothing is asked for', () => {
    assert.equal(symbolsMatching(analysis, '').length, 43);
  });
});

function checkOutline(title: string, text: string, lines: readonly string[]): void {
  it(title, () => {
    const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
    assert.ok(file);
    assert.deepEqual(rendered(outlineOf(file), text, ''), lines);
  });
}

function rendered(items: readonly OutlineItem[], text: string, indentation: string): string[] {
  return items.flatMap(({ kind, name, detail, selection, children }) => [
    `${indentation}${kind} ${name} (${detail}) @${text.slice(selection.start, selection.end)}`,
    ...rendered(children, text, `${indentation}  `),
  ]);
}

function all(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...all(item.children)]);
}
