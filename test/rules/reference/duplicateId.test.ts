import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { checkFindings, completed } from '../../checkFindings.ts';

describe('reference/duplicate-id', () => {
  checkFindings(/^reference\/duplicate-id$/, [
    {
      it: 'of every kind',
      written: `
goals: [{ id: fast, statement: Fast }, { id: fast, statement: Faster }]
#                                            ^^^^ reference/duplicate-id Duplicate id "fast". Choose another id.
decisionCriteria:
  - { id: undo, statement: Undo }
people: { ana: Ana }
teams: { crew: [ana], ana: [] }
#                     ^^^ reference/duplicate-id Duplicate id "ana". Choose another id.
competencies:
  sql: SQL
  sql: Sequel
# ^^^ reference/duplicate-id Duplicate id "sql". Choose another id.
domains:
  - { id: a, paths: [], owners: [] }
  - { id: a, paths: [], owners: [], decisionCriteria: [{ id: undo, statement: Redo }] }
  #       ^ reference/duplicate-id Duplicate id "a". Choose another id.
  #                                                          ^^^^ reference/duplicate-id Duplicate id "undo". Choose another id.
`,
    },
    {
      it: 'teams before people: the second in the file is told',
      written: 'teams: { ana: [] }\npeople: { ana: Ana }\n',
      finds: ['2:11-2:14 reference/duplicate-id Duplicate id "ana". Choose another id.'],
    },
    {
      it: 'a goal, a domain, a competency and a person may have the same id',
      written: `
goals: [{ id: pay, statement: Pay }]
competencies: { pay: Pays }
people: { pay: Pay }
domains: [{ id: pay, paths: [], owners: [] }]
`,
      finds: [],
    },
    {
      it: 'thrice',
      written: 'people:\n  ana: A\n  ana: B\n  ana: C\n',
      finds: [
        '3:3-3:6 reference/duplicate-id Duplicate id "ana". Choose another id.',
        '4:3-4:6 reference/duplicate-id Duplicate id "ana". Choose another id.',
      ],
    },
    {
      it: 'in a file that inherits',
      written: {
        'leadership.yaml': completed('people: { ana: Ana }\ndomains: [{ id: a, paths: [], owners: [] }]\n'),
        'x/leadership.yaml': `
version: 1
inherits: true
teams: { ana: [] }
domains: [{ id: a, paths: [], owners: [] }]
`,
        'y/leadership.yaml': completed('people: { ana: Ana }\n'),
      },
      finds: [
        'x/leadership.yaml 3:10-3:13 reference/duplicate-id "ana" is already declared in leadership.yaml. Choose another id.',
        'x/leadership.yaml 4:17-4:18 reference/duplicate-id "a" is already declared in leadership.yaml. Choose another id.',
      ],
    },
    {
      it: 'in two files beside each other it may be the same',
      written: {
        'leadership.yaml': completed(''),
        'x/leadership.yaml': 'version: 1\ninherits: true\npeople: { ana: Ana }\ndomains: []\n',
        'y/leadership.yaml': 'version: 1\ninherits: true\npeople: { ana: Ana }\ndomains: []\n',
      },
      finds: [],
    },
  ]);

  it('points at the first place', () => {
    const root = completed('people: { ana: Ana }\n');
    const inner = 'version: 1\ninherits: true\npeople: { ana: Ana, ben: Ben, ben: B }\ndomains: []\n';
    const [file] = analyze([
      { path: 'a/leadership.yaml', text: inner },
      { path: 'leadership.yaml', text: root },
    ]).files;
    const related = file?.findings.flatMap((finding) =>
      finding.related.map(({ file: path, span, message }) => {
        const text = path === undefined ? inner : root;
        return `${path ?? 'here'} ${String(span.start)}-${String(span.end)} ${text.slice(span.start, span.end)}: ${message}`;
      }),
    );
    assert.deepEqual(related, [
      'leadership.yaml 10-13 ana: "ana" is first declared here.',
      'here 46-49 ben: "ben" is first declared here.',
    ]);
  });
});
