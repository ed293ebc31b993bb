import assert from 'node:assert/strict';
import { changesByOwner } from '../../../src/features/reports/changesByOwner.ts';
import { changesView } from '../../../src/features/views/changesView.ts';
import { competenceView } from '../../../src/features/views/competenceView.ts';
import { controlView } from '../../../src/features/views/controlView.ts';
import { menuOf, type ViewNode } from '../../../src/features/views/viewNode.ts';
import { analysisOf } from './rendering.ts';

const text = `version: 1
people:
  ana: { name: Ana Oliveira, github: ana-acme, competencies: { books: expert } }
  bo: { name: Bo Lindqvist, email: bo@acme.example }
  bo-2: Bo Berg
  kim: Dr. Kim Lee
teams: { crew: { name: Payouts crew, members: [ana, bo] } }
competencies: { books: Keeps books }
domains:
  - { id: pay, name: Payouts, paths: [pay/], owners: [ana, bo], requires: { books: expert } }
  - { id: risk, paths: [risk/], owners: [bo, kim] }
  - { id: docs, paths: [docs/], owners: [kim] }
  - { id: web, paths: [web/], owners: [crew, "@else"] }
`;
const analysis = analysisOf({ 'leadership.yaml': text }, ['pay/a.ts', 'x.ts']);
const question = { analysis, self: { ref: 'ana' }, onlyMine: false, grouping: 'domain' as const };

describe('a row of a view', () => {
  const rows = [
    ...controlView(question),
    ...controlView({ ...question, grouping: 'person' }),
    ...competenceView(question),
    ...changesView(
      analysis,
      changesByOwner(
        analysis,
        [
          { path: 'pay/a.ts', isStaged: true },
          { path: 'x.ts', isStaged: false },
        ],
        question.self,
      ),
    ),
  ].flatMap(withChildren);

  const spoken: readonly (readonly [string, string])[] = [
    ['1 file', 'Files of Payouts: 1 file'],
    ['books: expert', 'Requires books: expert, covered by Ana Oliveira'],
    ['Ana Oliveira', 'Owner: Ana Oliveira, @ana-acme'],
    ['Bo Lindqvist', 'Owner: Bo Lindqvist, bo@acme.example'],
    ['Needs "delegatedBy"', 'Not met: Needs "delegatedBy"'],
    ['Next: “I’ve done…”', 'Next authority level: “I’ve done…”, 2 of 4 met'],
    ['a.ts', 'Changed file a.ts, pay, staged'],
    ['Inform Bo Lindqvist', 'Inform Bo Lindqvist: copy their handles'],
    ['Unowned', '1 file unowned'],
  ];
  for (const [label, expected] of spoken)
    it(`is read aloud as "${expected}"`, () => {
      assert.equal(rows.find((row) => row.label === label)?.spoken, expected);
    });

  const owners: readonly (readonly [string, string])[] = [
    ['Payouts', 'Ana +1 · I intend · 1 file'],
    // Two people are called Bo, and Dr. is no name.
    ['risk', 'Bo Lindqvist +1 · I intend · no files'],
    ['docs', 'Dr. Kim Lee · I intend · no files'],
    ['web', 'Payouts crew +1 · I intend · no files'],
  ];
  for (const [label, expected] of owners)
    it(`of a domain is short: ${expected}`, () => {
      assert.equal(
        rows.find((row) => row.label === label && row.description?.includes('intend'))?.description,
        expected,
      );
    });

  const menus: readonly (readonly [string, string, string | undefined])[] = [
    ['Payouts', 'place domain handles', '@ana-acme bo@acme.example'],
    ['Ana Oliveira', 'place handles', '@ana-acme'],
    ['x.ts', 'opens path claim', undefined],
    ['1 file', 'opens place', undefined],
    ['Needs "delegatedBy"', 'place add', undefined],
    ['a.ts', 'opens place path handles', '@ana-acme bo@acme.example'],
    ['Inform Bo Lindqvist', 'handles', 'bo@acme.example'],
  ];
  for (const [label, menu, handles] of menus)
    it(`${label} has the menu "${menu}", and copies ${handles ?? 'nothing'}`, () => {
      const found = rows.find((row) => row.label === label);
      assert.ok(found);
      assert.deepEqual([menuOf(found), found.handles], [menu, handles]);
    });
});

function withChildren(node: ViewNode): ViewNode[] {
  return [node, ...node.children.flatMap(withChildren)];
}
