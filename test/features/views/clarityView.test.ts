import assert from 'node:assert/strict';
import { clarityView } from '../../../src/features/views/clarityView.ts';
import { analysisOf, idsOf, rendered } from './rendering.ts';

const file = `version: 1
purpose: Pay once
goals:
  - id: fast
    statement: Pay the same day
    owner: ana
    measure: { metric: settled, unit: percent, baseline: 91, current: 96, target: 99 }
    due: 2026-01-31
    status: at-risk
  - { id: old, statement: Was reached, status: done, due: 2025-01-01 }
  - Be kind
decisionCriteria:
  - id: undo
    statement: Prefer what can be undone
    why: Then we may decide early
    example: The old file ran on
    serves: [fast]
    domains: [pay]
  - { statement: Widen first, paths: [db/] }
  - Keep it simple
people: { ana: { name: Ana }, bo: { name: Bo } }
domains:
  - id: pay
    name: Payouts
    paths: [src/]
    owners: [ana, bo]
    goals: [fast]
    decisionCriteria: [Hold only with a reason]
  - { id: docs, paths: [docs/], owners: [bo, "@else"] }
review: { every: 3m, last: 2026-01-01 }
`;

describe('the clarity view', () => {
  checkView('says what is overdue first, then purpose, goals and criteria', { 'leadership.yaml': file }, {}, [
    'warning (warning) Overdue | 2',
    '  (target) Pay the same day | was due 2026-01-31 · Ana → :8',
    '  (comment-discussion) Review leadership.yaml → :30',
    '(compass) Pay once → :2',
    'Goals',
    '  warning (warning) Pay the same day | at risk · by 2026-01-31 · Ana → :4',
    '    (calendar) at risk · by 2026-01-31 → :8',
    '    (graph-line) settled: 91 → 99 percent, now 96 → :4',
    '    (person) Owner: Ana → :21',
    '    (organization) Listed by Payouts → :23',
    '    (law) Served by “Prefer what can be undone” → :13',
    '  good (pass-filled) Was reached | done · by 2025-01-01 → :10',
    '    (calendar) done · by 2025-01-01 → :10',
    '  (target) Be kind → :11',
    'Decision criteria',
    '  Prefer what can be undone | Payouts → :13',
    '    (location) Applies to: Payouts → :13',
    '    (info) Why: Then we may decide early → :13',
    '    (note) Example: The old file ran on → :13',
    '    (target) Serves “Pay the same day” → :4',
    '  Widen first | db/ → :19',
    '    (location) Applies to: db/ → :19',
    '  Keep it simple → :20',
    '  Hold only with a reason | Payouts → :28',
    '    (location) Applies to: Payouts → :28',
  ]);

  checkView('has only what is mine', { 'leadership.yaml': file }, { me: 'bo', onlyMine: true }, [
    'warning (warning) Overdue | 2',
    '  (target) Pay the same day | was due 2026-01-31 · Ana → :8',
    '  (comment-discussion) Review leadership.yaml → :30',
    'Goals',
    '  warning (warning) Pay the same day | at risk · by 2026-01-31 · Ana → :4',
    '    (calendar) at risk · by 2026-01-31 → :8',
    '    (graph-line) settled: 91 → 99 percent, now 96 → :4',
    '    (person) Owner: Ana → :21',
    '    (organization) Listed by Payouts → :23',
    '    (law) Served by “Prefer what can be undone” → :13',
    'Decision criteria',
    '  Prefer what can be undone | Payouts → :13',
    '    (location) Applies to: Payouts → :13',
    '    (info) Why: Then we may decide early → :13',
    '    (note) Example: The old file ran on → :13',
    '    (target) Serves “Pay the same day” → :4',
    '  Hold only with a reason | Payouts → :28',
    '    (location) Applies to: Payouts → :28',
  ]);

  checkView(
    'has a row for each file where there are several',
    {
      'leadership.yaml': 'version: 1\npurpose: All\ngoals: [G]\ndecisionCriteria: []\ndomains: []\n',
      'web/leadership.yaml': 'version: 1\ninherits: true\npurpose: Part\ndomains: []\n',
    },
    {},
    [
      '(file) leadership.yaml → leadership.yaml',
      '  (compass) All → :2',
      '  Goals',
      '    (target) G → :3',
      '(file) web/leadership.yaml → web/leadership.yaml',
      '  (compass) Part → web/leadership.yaml:3',
    ],
  );

  checkView('is empty where the file is', { 'leadership.yaml': '' }, {}, []);
  checkView(
    'says what can be read of a broken file',
    { 'leadership.yaml': 'version: 1\npurpose: Pay\ngoals: [a, b' },
    {},
    ['(compass) Pay → :2'],
  );

  it('has ids that differ, also of what is written twice', () => {
    const analysis = analysisOf({
      'leadership.yaml': 'version: 1\npurpose: P\ngoals: [G, G, G]\ndecisionCriteria: [C, C]\ndomains: []\n',
    });
    const ids = idsOf(clarityView({ analysis, self: {}, onlyMine: false }));
    assert.equal(ids.length, 8);
    assert.equal(new Set(ids).size, ids.length);
  });
});

function checkView(
  title: string,
  sources: Readonly<Record<string, string>>,
  { me, onlyMine = false }: { readonly me?: string; readonly onlyMine?: boolean },
  expected: readonly string[],
): void {
  it(title, () => {
    const self = me === undefined ? {} : { ref: me };
    assert.deepEqual(rendered(clarityView({ analysis: analysisOf(sources), self, onlyMine })), expected);
  });
}
