import { checkFindings } from '../../checkFindings.ts';

describe('control/bottleneck', () => {
  checkFindings(/^control\/bottleneck$/, [
    {
      it: 'who is an owner of more than half of four domains, under people',
      written: `
people: { ana: { name: Ana, github: ana-gh }, bo: Bo, cy: Cy }
#         ^^^ control/bottleneck Ana is an owner of 3 of 4 domains, so decisions wait for one person. Add other owners, or let a team own some of them.
#                                             ^^ control/bottleneck Bo is an owner of 3 of 4 domains, so decisions wait for one person. Add other owners, or let a team own some of them.
teams: { crew: [ana, bo] }
domains:
  - { id: d0, paths: [], owners: [ana, bo] }
  - { id: d1, paths: [], owners: [ana, bo] }
  - { id: d2, paths: [], owners: ["@ana-gh", cy] }
  - { id: d3, paths: [], owners: [bo, cy] }
`,
    },
    {
      it: 'an outside handle, where it stands first',
      written: `
domains:
  - { id: d0, paths: [], owners: ["@ana", "@bo"] }
  #                               ^^^^^^ control/bottleneck @ana is an owner of 3 of 4 domains, so decisions wait for one person. Add other owners, or let a team own some of them.
  - { id: d1, paths: [], owners: ["@ana", "@cy"] }
  - { id: d2, paths: [], owners: ["@Ana", "@dee"] }
  - { id: d3, paths: [], owners: ["@x/y"] }
`,
    },
    {
      it: 'nobody for their teams, nor for half of the domains',
      written: `
people: { ana: { name: Ana, github: ana-gh }, bo: Bo, cy: Cy }
teams: { crew: [ana, bo] }
domains:
  - { id: d0, paths: [], owners: [crew] }
  - { id: d1, paths: [], owners: [crew] }
  - { id: d2, paths: [], owners: [ana, cy] }
  - { id: d3, paths: [], owners: [ana, cy] }
`,
      finds: [],
    },
    {
      it: 'nobody in three domains',
      written: `
people: { ana: { name: Ana, github: ana-gh }, bo: Bo, cy: Cy }
teams: { crew: [ana, bo] }
domains:
  - { id: d0, paths: [], owners: [ana, bo] }
  - { id: d1, paths: [], owners: [ana, cy] }
  - { id: d2, paths: [], owners: [ana, crew] }
`,
      finds: [],
    },
  ]);
});
