import { checkFindings } from '../checkFindings.ts';

describe('clarity/unled-goal', () => {
  checkFindings(/^clarity\/unled-goal$/, [
    {
      it: 'a goal that nobody leads and no domain lists',
      written: `
goals:
  - Be kind
  - { id: fast, statement: Be fast }
  - { id: led, statement: Led, owner: "@ana" }
  - { id: listed, statement: Listed }
domains:
  - { id: a, paths: [], owners: ["@x/y"], goals: [listed] }
`,
      finds: ['3:11-3:15 clarity/unled-goal Name an owner of the goal "fast", or list it in a domain'],
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
