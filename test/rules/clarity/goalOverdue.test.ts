import { checkFindings } from '../../checkFindings.ts';

describe('clarity/goal-overdue', () => {
  checkFindings(/^clarity\/goal-overdue$/, [
    {
      it: 'a day that has passed, unless the goal is done or dropped',
      written: `
goals:
  - { statement: A, due: 2026-11-21 }
  #                      ^^^^^^^^^^ clarity/goal-overdue This due date has passed. Set a new date, or mark the goal as done or dropped.
  - { statement: B, due: 2026-11-21, status: at-risk }
  #                      ^^^^^^^^^^ clarity/goal-overdue This due date has passed. Set a new date, or mark the goal as done or dropped.
  - { statement: C, due: 2026-11-21, status: done }
  - { statement: D, due: 2026-11-21, status: dropped }
  - { statement: E, due: 2026-11-22 }
  - { statement: F, due: 2024-02-30 }
`,
      today: '2026-11-22',
    },
  ]);
});
