import { checkFindings } from '../../checkFindings.ts';

describe('clarity/unowned-goal', () => {
  checkFindings(/^clarity\/unowned-goal$/, [
    {
      it: 'a goal that nobody leads and no domain lists',
      written: `
goals:
  - Be kind
  - { id: fast, statement: Be fast }
  #       ^^^^ clarity/unowned-goal Goal "fast" has no owner, and no domain lists it. Add an "owner", or list it in a domain.
  - { id: led, statement: Led, owner: "@ana" }
  - { id: listed, statement: Listed }
domains:
  - { id: a, paths: [], owners: ["@x/y"], goals: [listed] }
`,
    },
    {
      it: 'nothing where the owner is invalid, which is a finding of its own',
      written: `
goals:
  - { id: fast, statement: Be fast, owner: ["@ana"] }
  - { id: far, statement: Go far, owner: }
`,
      finds: [],
    },
    {
      it: 'nothing while a domain cannot be read',
      written: `
goals:
  - { id: fast, statement: Be fast }
domains:
  - { id: a, paths: [], owners: ["@x/y"], goals: }
`,
      finds: [],
    },
  ]);
});
