import { checkFindings } from '../../checkFindings.ts';

describe('control/owners-away', () => {
  checkFindings(/^control\/owners-away$/, [
    {
      it: 'all owners, until the last day has passed',
      written: `
people:
  ana: { name: Ana, away: { until: 2027-01-15 } }
  bo: { name: Bo }
teams: { crew: [ana, bo] }
domains: [{ id: pay, name: Payouts, paths: [], owners: [ana] }]
#                                                      ^^^^^ control/owners-away All owners of "Payouts" are away: Ana. Name a deputy.
`,
      today: '2027-01-15',
    },
    {
      it: 'nobody from the day after',
      written: `
people:
  ana: { name: Ana, away: { until: 2027-01-15 } }
  bo: { name: Bo }
teams: { crew: [ana, bo] }
domains: [{ id: pay, name: Payouts, paths: [], owners: [ana] }]
`,
      today: '2027-01-16',
      finds: [],
    },
    {
      it: 'all members of a team, one of them without a day',
      written: `
people:
  ana: { name: Ana, away: { until: 2027-01-15 } }
  bo: { name: Bo, away: {} }
teams: { crew: [ana, bo] }
domains: [{ id: pay, name: Payouts, paths: [], owners: [crew] }]
#                                                      ^^^^^^ control/owners-away All owners of "Payouts" are away: Ana and Bo. Name a deputy.
`,
      today: '2026-11-22',
    },
    {
      it: 'nobody with a deputy, with somebody here, or with an outside handle',
      written: `
people:
  ana: { name: Ana, away: { deputy: bo } }
  bo: { name: Bo }
teams: { crew: [ana, bo] }
domains:
  - { id: a, paths: [], owners: [ana] }
  - { id: b, paths: [], owners: [crew] }
  - { id: c, paths: [], owners: [ana, "@x"] }
`,
      today: '2026-11-22',
      finds: [],
    },
    {
      it: 'nobody where the day is not known',
      written: `
people:
  ana: { name: Ana, away: {  } }
  bo: { name: Bo }
teams: { crew: [ana, bo] }
domains: [{ id: pay, name: Payouts, paths: [], owners: [ana] }]
`,
      finds: [],
    },
  ]);
});
