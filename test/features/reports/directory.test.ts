import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { domainDirectory, peopleDirectory } from '../../../src/features/reports/directory.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';

const sources = [
  {
    path: 'leadership.yaml',
    text: `version: 1
purpose: P
goals: [G]
decisionCriteria: [C]
people:
  ana: { name: Ana, github: "@ana-acme", email: ana@acme.example }
  bo: { name: Bo, gitlab: bo.b, away: { until: 2026-12-31 } }
  cy: Cy
teams:
  crew: [ana, bo]
domains:
  - { id: docs, paths: [docs/], owners: [cy, "@else"] }
  - { id: pay, name: Payouts, purpose: Pay once, paths: [src/], owners: [crew], authority: i-recommend }
  - { id: gone, paths: [vendor/], owners: [] }
`,
  },
  {
    path: 'web/leadership.yaml',
    text: 'version: 1\ninherits: true\ndomains:\n  - { id: web, paths: ["*"], owners: [ana] }\n',
  },
];
const files = fileList(['src/a.ts', 'src/b.ts', 'web/a.ts', 'web/leadership.yaml', 'docs/a.md']);
const analysis = analyze(sources, files);

describe('the directory', () => {
  it('has all domains, those first that one leads', () => {
    const lines = (self: { ref?: string }): string[] =>
      domainDirectory(analysis, self).map(
        ({ name, description, detail, file, line }) =>
          `${name} | ${description} | ${detail} | ${file}:${String(line + 1)}`,
      );
    const docs = 'docs | Cy, @else · “I intend to…” | 1 file |  | leadership.yaml:12'
      .replaceAll(' | I', ' · I')
      .replace(' | 1', ' · 1');
    assert.deepEqual(lines({ ref: 'bo' }), [
      'Payouts | yours · crew · “I recommend…” · 2 files | Pay once | leadership.yaml:13',
      docs,
      'gone | intentionally unowned · no files |  | leadership.yaml:14',
      'web | Ana · “I intend to…” · 2 files |  | web/leadership.yaml:4',
    ]);
    assert.equal(lines({})[0], docs);
  });

  it('has all people and teams', () => {
    assert.deepEqual(
      peopleDirectory(analysis).map(({ name, description, detail, line }) => [
        name,
        description,
        detail,
        line + 1,
      ]),
      [
        ['Ana', 'ana · @ana-acme · ana@acme.example', '', 6],
        ['Bo', 'bo · @bo.b · away until 2026-12-31', '', 7],
        ['Cy', 'cy', '', 8],
        ['crew', 'team', 'ana, bo', 10],
      ],
    );
  });
});
