import { checkFindings, completed } from '../../checkFindings.ts';

describe('reference/unknown-competency', () => {
  checkFindings(/^reference\/unknown-competency$/, [
    {
      it: 'what people hold, what they grow into, and what domains require',
      written: `
competencies: { sql: Writes SQL, ledger: { name: Ledger } }
people:
  ana: { name: Ana, competencies: { slq: expert, ledger: novice } }
  #                                 ^^^ reference/unknown-competency Unknown competency "slq". Did you mean "sql"?
  ben: { name: Ben, growing: [{ competency: ledgr, to: competent }] }
  #                                         ^^^^^ reference/unknown-competency Unknown competency "ledgr". Did you mean "ledger"?
domains:
  - { id: a, paths: [], owners: [], requires: { sql: expert, rust: novice } }
  #                                                          ^^^^ reference/unknown-competency Unknown competency "rust". Declare it, or fix the reference.
`,
    },
    {
      it: 'a competency of the file above',
      written: {
        'leadership.yaml': completed('competencies: { sql: Writes SQL }\n'),
        'a/leadership.yaml':
          'version: 1\ninherits: true\npeople: { ana: { name: Ana, competencies: { sql: expert, c: novice } } }\ndomains: []\n',
      },
      finds: [
        'a/leadership.yaml 3:58-3:59 reference/unknown-competency Unknown competency "c". Declare it, or fix the reference.',
      ],
    },
    {
      it: 'nothing while a line among the competencies cannot be read',
      written:
        'competencies:\n  sql: SQL\n  rus\npeople: { ana: { name: Ana, competencies: { rust: expert } } }\n',
      finds: [],
    },
  ]);
});
