import { checkFindings } from '../../checkFindings.ts';

describe('clarity/unmeasured-goal', () => {
  checkFindings(/^clarity\/unmeasured-goal$/, [
    {
      it: 'a goal with an id',
      written: `
goals:
  - { id: fast, statement: Be fast }
  #       ^^^^ clarity/unmeasured-goal Goal "fast" has no "measure", so progress cannot be checked. Add one.
`,
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
