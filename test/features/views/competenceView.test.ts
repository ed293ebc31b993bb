import assert from 'node:assert/strict';
import { competenceView } from '../../../src/features/views/competenceView.ts';
import { gapsOf } from '../../../src/features/views/requirements.ts';
import { analysisOf, idsOf, rendered } from './rendering.ts';

const file = `version: 1
purpose: P
goals: [G]
decisionCriteria: [C]
people:
  ana:
    name: Ana
    competencies: { books: expert }
    growing:
      - { competency: fraud, to: proficient, by: 2026-01-31 }
      - { competency: web, to: competent, by: 2027-01-31 }
  bo: { name: Bo, competencies: { fraud: competent } }
  cy: Cy
competencies: { books: Keeps books, fraud: { name: Fraud modelling }, web: Web }
domains:
  - { id: money, paths: [], owners: [ana, bo], requires: { books: expert } }
  - { id: pay, name: Payouts, parent: money, paths: [src/], owners: [cy, bo], requires: { fraud: expert } }
  - { id: risk, paths: [risk/], owners: [ana, bo], requires: { fraud: proficient, web: competent } }
  - { id: far, paths: [far/], owners: [ana, "@acme/team"], requires: { web: expert, books: novice } }
  - { id: docs, paths: [docs/], owners: [cy, bo] }
`;

describe('the competence view', () => {
  checkView('says gaps, what domains require and what people hold', {}, [
    'Competency gaps | 2',
    '  (mortar-board) books: expert | Payouts → :17',
    '  (mortar-board) fraud: expert | Payouts → :17',
    'Requirements by domain',
    '  (organization) money | 1 of 1 covered → :16',
    '    good (pass) books: expert | covered by Ana → :16',
    '  (organization) Payouts | 0 of 2 covered → :17',
    '    (circle-large-outline) books: expert | not covered → :17',
    '    (circle-large-outline) fraud: expert | not covered → :17',
    '  (organization) risk | 0 of 2 covered → :18',
    '    (arrow-up) fraud: proficient | in progress: Ana → :18',
    '    (arrow-up) web: competent | in progress: Ana → :18',
    '  (organization) far | 1 of 2 covered → :19',
    '    (question) web: expert | unknown for external owners → :19',
    '    good (pass) books: novice | covered by Ana → :19',
    'Competencies by person',
    '  (person) Ana | 1 held · 2 growing → :6',
    '    good (pass) books: expert → :6',
    '    warning (warning) growing in fraud: proficient | was due 2026-01-31 → :6',
    '    (arrow-up) growing in web: competent | by 2027-01-31 → :6',
    '  (person) Bo | 1 held → :12',
    '    good (pass) fraud: competent → :12',
  ]);

  checkView('has only what is mine', { me: 'bo', onlyMine: true }, [
    'Competency gaps | 2',
    '  (mortar-board) books: expert | Payouts → :17',
    '  (mortar-board) fraud: expert | Payouts → :17',
    'Requirements by domain',
    '  (account) money | yours · 1 of 1 covered → :16',
    '    good (pass) books: expert | covered by Ana → :16',
    '  (account) Payouts | yours · 0 of 2 covered → :17',
    '    (circle-large-outline) books: expert | not covered → :17',
    '    (circle-large-outline) fraud: expert | not covered → :17',
    '  (account) risk | yours · 0 of 2 covered → :18',
    '    (arrow-up) fraud: proficient | in progress: Ana → :18',
    '    (arrow-up) web: competent | in progress: Ana → :18',
    'Competencies by person',
    '  (account) Bo | you · 1 held → :12',
    '    good (pass) fraud: competent → :12',
  ]);

  checkView('has no gaps where the file silences them', { rules: 'competence/gap: off', depth: 1 }, [
    'Requirements by domain',
    'Competencies by person',
  ]);

  it('is empty where nothing is required and held, and where the file is', () => {
    for (const text of ['', 'version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\ndomains: []\n', '[['])
      assert.deepEqual(
        competenceView({ analysis: analysisOf({ 'leadership.yaml': text }), self: {}, onlyMine: false }),
        [],
      );
  });

  it('says in a sentence what an icon means, and has ids that differ', () => {
    const nodes = competenceView({
      analysis: analysisOf({ 'leadership.yaml': file }),
      self: {},
      onlyMine: false,
    });
    assert.equal(nodes[0]?.children[1]?.spoken, 'Gap in Payouts: no owner is at level expert in fraud');
    assert.equal(nodes[2]?.children[0]?.children[0]?.spoken, 'Holds books: expert');
    const ids = idsOf(nodes);
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('a gap', () => {
  it('has what closes it: the quick fixes of its finding', () => {
    const gaps = gapsOf(analysisOf({ 'leadership.yaml': file }));
    assert.deepEqual(
      gaps.map(({ competency, level, finding }) => [
        competency,
        level,
        finding.fixes.map(({ title }) => title),
      ]),
      [
        [
          'books',
          'expert',
          ['Plan for Cy to reach expert in "books"', 'Plan for Bo to reach expert in "books"'],
        ],
        [
          'fraud',
          'expert',
          ['Plan for Cy to reach expert in "fraud"', 'Plan for Bo to reach expert in "fraud"'],
        ],
      ],
    );
  });
});

interface Asked {
  readonly me?: string;
  readonly onlyMine?: boolean;
  readonly rules?: string;
  readonly depth?: number;
}

function checkView(title: string, asked: Asked, expected: readonly string[]): void {
  it(title, () => {
    const { me, onlyMine = false, rules, depth = Infinity } = asked;
    const text = rules === undefined ? file : `${file}rules: { ${rules} }\n`;
    const analysis = analysisOf({ 'leadership.yaml': text });
    const self = me === undefined ? {} : { ref: me };
    assert.deepEqual(
      rendered(competenceView({ analysis, self, onlyMine })).filter(
        (line) => (/^ */.exec(line)?.[0].length ?? 0) < 2 * depth,
      ),
      expected,
    );
  });
}
