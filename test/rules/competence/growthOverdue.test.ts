import { checkFindings } from '../../checkFindings.ts';

describe('competence/growth-overdue', () => {
  checkFindings(/^competence\/growth-overdue$/, [
    {
      it: 'a day that has passed',
      written: `
competencies: { sql: SQL }
people:
  ana: { name: Ana, growing: [{ competency: sql, to: expert, by: 2026-11-21 }, { competency: sql, to: expert, by: 2026-11-22 }] }
`,
      today: '2026-11-22',
      finds: [
        '3:66-3:76 competence/growth-overdue The target date for Ana to grow in "sql" has passed. Record the level reached, or set a new date.',
      ],
    },
    {
      it: 'nothing where the day is not known',
      written: `
people:
  ana: { name: Ana, growing: [{ competency: sql, to: expert, by: 2000-01-01 }] }
`,
      finds: [],
    },
  ]);
});
