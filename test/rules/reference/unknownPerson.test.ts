import { checkFindings, completed } from '../../checkFindings.ts';

describe('reference/unknown-person', () => {
  checkFindings(/^reference\/unknown-person$/, [
    {
      it: 'members of teams, written in both ways',
      written: `
people: { ana: Ana, ben: Ben }
teams:
  crew: [ana, bne]
  #           ^^^ reference/unknown-person Unknown person "bne". Did you mean "ben"?
  gang: { name: Gang, members: [ben, anna] }
  #                                  ^^^^ reference/unknown-person Unknown person "anna". Did you mean "ana"?
`,
    },
    {
      it: 'a deputy',
      written: `
people:
  ana: { name: Ana, away: { until: 2027-01-01, deputy: ben } }
  #                                                    ^^^ reference/unknown-person Unknown person "ben". Declare it, or fix the reference.
  cy: { name: Cy, away: { deputy: ana } }
`,
    },
    {
      it: 'a handle or a team in the place of a person',
      written: 'people: { ana: Ana }\nteams: { crew: [ana], all: ["@ana", crew] }\n',
      finds: [
        '2:29-2:35 reference/unknown-person Unknown person "@ana". Did you mean "ana"?',
        '2:37-2:41 reference/unknown-person Unknown person "crew". Declare it, or fix the reference.',
      ],
    },
    {
      it: 'a person of the file above',
      written: {
        'leadership.yaml': completed('people: { ana: Ana }\n'),
        'a/leadership.yaml': 'version: 1\ninherits: true\nteams: { crew: [ana, ben] }\ndomains: []\n',
      },
      finds: [
        'a/leadership.yaml 3:22-3:25 reference/unknown-person Unknown person "ben". Declare it, or fix the reference.',
      ],
    },
    {
      it: 'nothing while a line among the people cannot be read',
      written: 'people:\n  ana: Ana\n  be\nteams: { crew: [ben] }\n',
      finds: [],
    },
  ]);
});
