import assert from 'node:assert/strict';
import { urgentCount } from '../../../src/features/views/attention.ts';
import { controlView } from '../../../src/features/views/controlView.ts';
import { domainRowId } from '../../../src/features/views/domainRows.ts';
import { domainTree } from '../../../src/features/views/domainTree.ts';
import { stepFixes } from '../../../src/features/views/ladderSteps.ts';
import { wayTo } from '../../../src/features/views/viewNode.ts';
import { analysisOf, idsOf, rendered } from './rendering.ts';

const file = `version: 1
purpose: P
goals: [G]
decisionCriteria:
  - { statement: C, domains: [pay] }
people:
  ana: { name: Ana, github: ana-acme, competencies: { books: expert } }
  bo: Bo
  cy: Cy
  di: { name: Di, away: {} }
teams:
  crew: { name: Crew, members: [bo, cy] }
competencies: { books: Keeps books }
domains:
  - { id: money, purpose: Hold it, paths: [], owners: [crew, ana], delegatedBy: cy, requires: { books: expert } }
  - id: pay
    name: Payouts
    parent: money
    paths: [src/]
    owners: [ana]
    decisions: [{ decision: Replay, authority: i-have-done, inform: [bo] }]
  - { id: far, paths: [far/], owners: ["@acme/team", "@ana-acme"], authority: i-have-been-doing }
  - { id: ask, paths: [ask/], owners: [di], authority: i-recommend }
  - { id: gone, paths: [gone/], owners: [] }
`;
const files = ['src/a.ts', 'src/b.ts', 'far/a.ts', 'ask/a.ts', 'gone/a.ts', 'new/a.ts', 'new/b.ts', 'x.ts'];

const attention = [
  'Needs attention',
  '  warning (person) Single owner | 2',
  '    (organization) Payouts | "Payouts" has a single owner, Ana. Add a second one. → :20',
  '    (organization) ask | "ask" has a single owner, Di. Add a second one. → :23',
  '  warning (filter) Bottlenecks | 1',
  '    (person) Ana | Ana is an owner of 3 of 5 domains, so decisions wait for one person. Add other owners, or let a team own some of them. → :7',
  '  warning (watch) All owners away | 1',
  '    (organization) ask | All owners of "ask" are away: Di. Name a deputy. → :23',
  '  warning (arrow-swap) Delegation problems | 1',
  '    (organization) ask | At “I recommend…”, the delegator decides, but none is set. Add "delegatedBy". → :23',
  '  (question) Unowned | 3 files',
  '    (folder) new/ | 2 files → new/',
  '    (file) x.ts → x.ts',
];

describe('the control view', () => {
  checkView('says what needs attention, and the domains with their ladders', {}, [
    ...attention,
    'Domains',
    '  (organization) money | Crew +1 · I intend → :15',
    '    (organization) Payouts | Ana · I intend · 2 files → :16',
    '      (arrow-up) Next: “I’ve done…” | 3 of 4 met → :16',
    '        good (pass) Delegated by Cy → :15',
    '        (circle-large-outline) Needs a second owner → :20',
    '        good (pass) No competency gaps → :16',
    '        good (pass) Has its own decision criteria → :5',
    '      (checklist) Replay: “I’ve done…” · inform Bo → :16',
    '      (person) Ana | @ana-acme → :7',
    '      (files) 2 files → files of 1',
    '    (arrow-up) Next: “I’ve done…” | 3 of 4 met → :15',
    '      good (pass) Delegated by Cy → :15',
    '      good (pass) Has at least two owners → :15',
    '      good (pass) No competency gaps → :15',
    '      (circle-large-outline) Needs its own decision criteria → :15',
    '    (person) Crew → :12',
    '    (person) Ana | @ana-acme → :7',
    '  (organization) far | @acme/team +1 · I’ve been doing · 1 file → :22',
    '    (arrow-up) “I’ve been doing…” | highest authority level → :22',
    '    (person) @acme/team → :22',
    '    (person) Ana | @ana-acme → :7',
    '    (files) 1 file → files of 2',
    '  (organization) ask | Di · I recommend · 1 file → :23',
    '    (arrow-up) Next: “I would like to…” | 1 of 4 met → :23',
    '      (circle-large-outline) Needs "delegatedBy" → :23',
    '      (circle-large-outline) Needs a second owner → :23',
    '      good (pass) No competency gaps → :23',
    '      (circle-large-outline) Needs its own decision criteria → :23',
    '    (person) Di → :10',
    '    (files) 1 file → files of 3',
    '  (organization) gone | intentionally unowned · 1 file → :24',
    '    (files) 1 file → files of 4',
  ]);

  checkView('has mine first', { me: 'di', depth: 2 }, [
    'Needs attention',
    '  warning (person) Single owner | 2',
    '  warning (filter) Bottlenecks | 1',
    '  warning (watch) All owners away | 1',
    '  warning (arrow-swap) Delegation problems | 1',
    '  (question) Unowned | 3 files',
    'Domains',
    '  (account) ask | Di · I recommend · 1 file → :23',
    '  (organization) money | Crew +1 · I intend → :15',
    '  (organization) far | @acme/team +1 · I’ve been doing · 1 file → :22',
    '  (organization) gone | intentionally unowned · 1 file → :24',
  ]);

  checkView('has only what is mine', { me: 'bo', onlyMine: true, depth: 2 }, [
    'Domains',
    '  (account) money | Crew +1 · I intend → :15',
  ]);

  checkView('has nothing where nothing is mine', { me: 'ghost', onlyMine: true }, []);

  checkView('says who leads what', { me: 'cy', grouping: 'person', from: 'People' }, [
    'People',
    '  (account) Cy | you · 1 domain → :9',
    '    (organization) money | “I intend to…” · via Crew → :15',
    '  (person) Ana | 3 domains → :7',
    '    (organization) money | “I intend to…” → :15',
    '    (organization) Payouts | “I intend to…” · 2 files → :16',
    '    (organization) far | “I’ve been doing…” · 1 file → :22',
    '  (person) Bo | 1 domain → :8',
    '    (organization) money | “I intend to…” · via Crew → :15',
    '  (person) Di | 1 domain → :10',
    '    (organization) ask | “I recommend…” · 1 file → :23',
    '  (person) @acme/team | 1 domain',
    '    (organization) far | “I’ve been doing…” · 1 file → :22',
  ]);

  const added: readonly (readonly [string, 'delegated' | 'second-owner' | 'criterion', string])[] = [
    ['ask', 'delegated', 'owners: [di], delegatedBy: "@who-answers", authority: i-recommend }'],
    ['ask', 'second-owner', 'owners: [di, "@second-owner"], authority: i-recommend }'],
    [
      'ask',
      'criterion',
      'owners: [di], decisionCriteria: [What you prefer when two good options conflict], authority: i-recommend }',
    ],
    ['pay', 'second-owner', '    owners: [ana, "@second-owner"]'],
  ];
  for (const [id, step, expected] of added)
    it(`adds to ${id} what is missing for the next level: ${step}`, () => {
      const analysis = analysisOf({ 'leadership.yaml': file }, files);
      const found = stepFixes(analysis, { kind: 'add', domain: `leadership.yaml:${id}`, step });
      const [edit] = found?.fixes[0]?.edits ?? [];
      assert.ok(edit);
      const { span, newText } = edit;
      const after = file.slice(0, span.start) + newText + file.slice(span.end);
      assert.ok(after.includes(expected), after);
    });

  it('says how many warnings there are, which a file may silence', () => {
    assert.equal(urgentCount(analysisOf({ 'leadership.yaml': file }, files)), 5);
    const quiet = `${file}rules: { control/single-owner: off, control/bottleneck: info }\n`;
    assert.equal(urgentCount(analysisOf({ 'leadership.yaml': quiet }, files)), 2);
  });

  it('says the number of a million unowned files, and the ten largest folders', () => {
    const many = Array.from({ length: 30 }, (_, folder) =>
      Array.from({ length: folder + 2 }, (_, at) => `lib${String(folder)}/${String(at)}.ts`),
    ).flat();
    const analysis = analysisOf({ 'leadership.yaml': file }, [...many, 'src/a.ts']);
    const [first] = controlView({ analysis, self: {}, onlyMine: false, grouping: 'domain' });
    const unowned = first?.children.at(-1);
    assert.equal(unowned?.description, '495 files');
    assert.deepEqual(rendered(unowned.children).slice(8), [
      '(folder) lib21/ | 23 files → lib21/',
      '(folder) lib20/ | 22 files → lib20/',
      '(ellipsis) and 230 files in other places → all unowned',
    ]);
    assert.deepEqual(unowned.children[0]?.action, { kind: 'claim', path: 'lib29/' });
  });

  it('puts domains that are parts of each other in a circle below one of them', () => {
    const circle = (id: string, parent: string): string =>
      `  - { id: ${id}, parent: ${parent}, paths: [${id}/], owners: ["@a", "@b"] }\n`;
    const text = `version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\ndomains:\n${circle('a', 'b')}${circle('b', 'c')}${circle('c', 'a')}${circle('d', 'd')}`;
    const analysis = analysisOf({ 'leadership.yaml': text });
    const { roots } = domainTree(analysis);
    assert.deepEqual(
      roots.map(({ domain }) => domain.id.value),
      ['c', 'd'],
    );
    assert.equal(
      idsOf(controlView({ analysis, self: {}, onlyMine: false, grouping: 'domain' })).length > 4,
      true,
    );
  });

  it('finds the row of each of many domains, all of which are in pages', () => {
    const domains = Array.from(
      { length: 1000 },
      (_, at) => `  - { id: d${String(at)}, paths: [d${String(at)}/], owners: ["@a", "@b"] }\n`,
    );
    const text = `version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\ndomains:\n${domains.join('')}`;
    const analysis = analysisOf({ 'leadership.yaml': text });
    const nodes = controlView({ analysis, self: {}, onlyMine: false, grouping: 'domain' });
    const section = nodes.at(-1);
    assert.deepEqual(
      section?.children.slice(200).map(({ label }) => label),
      ['201–400 of 1000', '401–600 of 1000', '601–800 of 1000', '801–1000 of 1000'],
    );
    const { all } = domainTree(analysis);
    const last = all.at(-1);
    assert.deepEqual(last && wayTo(nodes, domainRowId(last)).map(({ label }) => label), [
      'Domains',
      '801–1000 of 1000',
      'd999',
    ]);
    const ids = idsOf(nodes);
    assert.equal(new Set(ids).size, ids.length);
  });
});

interface Asked {
  readonly me?: string;
  readonly onlyMine?: boolean;
  readonly grouping?: 'domain' | 'person';
  /** Deeper rows are left out. */
  readonly depth?: number;
  /** Rows before this one are left out. */
  readonly from?: string;
}

function checkView(title: string, asked: Asked, expected: readonly string[]): void {
  it(title, () => {
    const { me, onlyMine = false, grouping = 'domain', depth = Infinity, from } = asked;
    const analysis = analysisOf({ 'leadership.yaml': file }, files);
    const self = me === undefined ? {} : { ref: me };
    const lines = rendered(controlView({ analysis, self, onlyMine, grouping }));
    const begin = from === undefined ? 0 : lines.indexOf(from);
    assert.deepEqual(
      lines.slice(begin).filter((line) => (/^ */.exec(line)?.[0].length ?? 0) < 2 * depth),
      expected,
    );
  });
}
