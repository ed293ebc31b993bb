import { checkFindings } from '../../checkFindings.ts';

describe('control/self-delegation', () => {
  checkFindings(/^control\/self-delegation$/, [
    {
      it: 'who delegated and is the only owner, under another name too',
      written: `
people: { ana: { name: Ana, github: ana-gh }, bo: Bo, cy: Cy }
teams: { crew: [ana, bo] }
domains:
  - { id: a, paths: [], owners: [ana], delegatedBy: ana }
  #                                                 ^^^ control/self-delegation Nothing is delegated: "ana" is both "delegatedBy" and the only owner. Add another owner.
  - { id: b, paths: [], owners: [ana], delegatedBy: "@ana-gh" }
  #                                                 ^^^^^^^^^ control/self-delegation Nothing is delegated: "ana" is both "delegatedBy" and the only owner. Add another owner.
  - { id: c, parent: a, paths: [], owners: [ana] }
  #                                         ^^^ control/self-delegation Nothing is delegated: "ana" is both "delegatedBy" and the only owner. Add another owner.
`,
    },
    {
      it: 'nothing where somebody else leads too',
      written: `
people: { ana: { name: Ana, github: ana-gh }, bo: Bo, cy: Cy }
teams: { crew: [ana, bo] }
domains:
  - { id: a, paths: [], owners: [ana, bo], delegatedBy: ana }
  - { id: b, paths: [], owners: [crew], delegatedBy: ana }
`,
      finds: [],
    },
  ]);
});
