import { checkFindings } from '../../checkFindings.ts';

describe('competence/gap', () => {
  checkFindings(/^competence\/gap$/, [
    {
      it: 'a level that nobody holds or grows into',
      written: `
competencies: { sql: SQL }
people: { ana: { name: Ana, competencies: { sql: competent } }, bo: { name: Bo, competencies: { sql: novice } } }
domains:
  - id: data
    paths: []
    owners: [ana, bo]
    requires: { sql: proficient }
    #           ^^^ competence/gap Competency gap: no owner of "data" is at level proficient in "sql" or growing toward it. Add a "growing" entry, or another owner.
`,
    },
    {
      it: 'on the id of a part that inherits the requirement',
      written: `
competencies: { sql: SQL }
people: { ana: { name: Ana, competencies: { sql: expert } }, bo: { name: Bo, competencies: { sql: novice } } }
domains:
  - id: data
    paths: []
    owners: [ana]
    requires: { sql: expert }
  - { id: part, parent: data, paths: [], owners: [bo] }
  #       ^^^^ competence/gap Competency gap: no owner of "part" is at level expert in "sql" or growing toward it. Add a "growing" entry, or another owner.
`,
    },
    {
      it: 'nothing that somebody grows into',
      written: `
competencies: { sql: SQL }
people: { ana: { name: Ana, growing: [{ competency: sql, to: expert }] }, bo: { name: Bo, competencies: { sql: novice } } }
domains:
  - id: data
    paths: []
    owners: [ana]
    requires: { sql: proficient }
`,
      finds: [],
    },
    {
      it: 'nothing where an owner is an outside handle',
      written: `
competencies: { sql: SQL }
people: { ana: { name: Ana }, bo: { name: Bo, competencies: { sql: novice } } }
domains:
  - id: data
    paths: []
    owners: [ana, "@x"]
    requires: { sql: expert }
`,
      finds: [],
    },
    {
      it: 'nothing while what an owner holds is being typed',
      written: `
competencies: { sql: SQL }
people: { ana: { name: Ana, competencies: { sql:  }, bo: { name: Bo, competencies: { sql: novice } } }
domains:
  - id: data
    paths: []
    owners: [ana]
    requires: { sql: expert }
`,
      finds: [],
    },
  ]);
});
