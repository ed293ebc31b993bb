import { checkFindings } from '../../checkFindings.ts';

describe('clarity/review-overdue', () => {
  checkFindings(/^clarity\/review-overdue$/, [
    {
      it: 'from the day after it was due',
      written: `
review: { every: P3M, last: 2026-08-21 }
#                           ^^^^^^^^^^ clarity/review-overdue This file was due for review on 2026-11-21. Review it, then update "last".
`,
      today: '2026-11-22',
    },
    {
      it: 'not on the day itself',
      written: `
review: { every: 3m, last: 2026-08-22 }
`,
      today: '2026-11-22',
      finds: [],
    },
    {
      it: 'a month that is too short ends a month',
      written: `
review: { every: 1m, last: 2027-01-31 }
#                          ^^^^^^^^^^ clarity/review-overdue This file was due for review on 2027-02-28. Review it, then update "last".
`,
      today: '2027-03-01',
    },
    {
      it: 'nothing without a duration',
      written: `
review: { last: 2000-01-01 }
`,
      today: '2026-11-22',
      finds: [],
    },
  ]);
});
