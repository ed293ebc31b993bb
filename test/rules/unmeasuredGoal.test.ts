import { checkFindings } from '../checkFindings.ts';

describe('clarity/unmeasured-goal', () => {
  checkFindings(/^clarity\/unmeasured-goal$/, [
    {
      it: 'a goal with an id',
      written: `
goals:
  - { id: fast, statement: Be fast }
`,
      finds: [
        '2:11-2:15 clarity/unmeasured-goal Add "measure" to the goal "fast": how can one tell that it is reached?',
      ],
    },
    {
      it: 'nothing for a sentence, nor for a measured goal',
      written: `
goals:
  - Be fast
  - { statement: Be kind }
  - { id: fast, statement: Be fast, measure: { metric: hours, target: 1 } }
`,
      finds: [],
    },
  ]);
});
