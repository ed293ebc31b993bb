import { checkFindings, completed } from '../../checkFindings.ts';

const people = `
people:
  ana: { name: Ana, github: ana-acme, email: ana@example.com }
  ben: Ben
teams:
  solo: [ana]
  crew: [ana, ben]
  nobody: []
`;
const domain = (owners: string): string => `domains:\n  - { id: a, paths: [], owners: ${owners} }\n`;

describe('control/single-owner', () => {
  checkFindings(/^control\/single-owner$/, [
    {
      it: 'one person',
      written: domain('[ana]') + people,
      finds: ['2:34-2:37 control/single-owner "a" has a single owner, Ana. Add a second one.'],
    },
    {
      it: 'a handle of one person elsewhere',
      written: domain('["@somebody"]'),
      finds: ['2:34-2:45 control/single-owner "a" has a single owner, @somebody. Add a second one.'],
    },
    {
      it: 'an address',
      written: domain('[else@example.com]'),
      finds: ['2:34-2:50 control/single-owner "a" has a single owner, else@example.com. Add a second one.'],
    },
    {
      it: 'one person under several names',
      written: domain('[ana, "@Ana-Acme", ANA@example.com, solo]') + people,
      finds: ['2:33-2:74 control/single-owner "a" has a single owner, Ana. Add a second one.'],
    },
    {
      it: 'a team of one',
      written: domain('[solo]') + people,
      finds: ['2:34-2:38 control/single-owner "a" has a single owner, Ana. Add a second one.'],
    },
    {
      it: 'the name of the domain, where it has one',
      written: `
domains: [{ id: a, name: The A, paths: [], owners: ["@x"] }]
#                                                   ^^^^ control/single-owner "The A" has a single owner, @x. Add a second one.
`,
    },
    { it: 'two people', written: domain('[ana, ben]') + people, finds: [] },
    { it: 'a team of two', written: domain('[crew]') + people, finds: [] },
    { it: 'a person and a handle', written: domain('[ana, "@somebody"]') + people, finds: [] },
    { it: 'a team elsewhere', written: domain('["@acme/payouts"]'), finds: [] },
    { it: 'no owners on purpose', written: domain('[]'), finds: [] },
    { it: 'a team of nobody', written: domain('[nobody]') + people, finds: [] },
    { it: 'an owner who is not known', written: domain('[ana, bene]') + people, finds: [] },
    { it: 'owners that cannot be read', written: domain('[ana, @ben]') + people, finds: [] },
    {
      it: 'a team of which a member cannot be read',
      written: `${domain('[t]')}people: { ana: Ana }\nteams: { t: [ana, @b] }\n`,
      finds: [],
    },
    {
      it: 'a person of the file above',
      written: {
        'leadership.yaml': completed(people),
        'x/leadership.yaml': 'version: 1\ninherits: true\ndomains: [{ id: x, paths: [], owners: [solo] }]\n',
      },
      finds: [
        'x/leadership.yaml 3:40-3:44 control/single-owner "x" has a single owner, Ana. Add a second one.',
      ],
    },
  ]);
});
