import { checkFindings, completed } from '../../checkFindings.ts';

describe('control/unused-entry', () => {
  checkFindings(/^control\/unused-entry$/, [
    {
      it: 'a person, a team and a competency',
      written: `
people: { ana: Ana }
#         ^^^ control/unused-entry Unused person "ana". Reference it, or remove it.
teams: { crew: [] }
#        ^^^^ control/unused-entry Unused team "crew". Reference it, or remove it.
competencies: { sql: SQL }
#               ^^^ control/unused-entry Unused competency "sql". Reference it, or remove it.
`,
    },
    {
      it: 'nobody who is an owner by a handle, a member, a deputy, or asked',
      written: `
people:
  ana: { name: Ana, github: ana-gh }
  bo: { name: Bo, away: { deputy: cy } }
  cy: { name: Cy, competencies: { sql: expert } }
  dee: Dee
teams: { crew: [bo] }
competencies: { sql: SQL, go: Go }
domains:
  - id: a
    paths: []
    owners: ["@ana-gh", crew]
    requires: { go: competent }
    decisions: [{ decision: D, authority: i-intend, consult: [dee] }]
`,
      finds: [],
    },
    {
      it: 'nothing while something cannot be read',
      written: `
people: { ana: Ana }
domains:
  - { id: a, paths: [], owners: [@an] }
`,
      finds: [],
    },
    {
      it: 'nothing that a file below refers to',
      written: {
        'leadership.yaml': completed('people: { ana: Ana, bo: Bo }\n'),
        'a/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: a, paths: [], owners: [ana, "@x"] }]\n',
        'b/leadership.yaml': completed('domains: [{ id: b, paths: [], owners: [bo, "@x"] }]\n'),
      },
      finds: [
        'leadership.yaml 1:21-1:23 control/unused-entry Unused person "bo". Reference it, or remove it.',
      ],
    },
  ]);
});
