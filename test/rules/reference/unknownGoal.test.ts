import { checkFindings, completed } from '../../checkFindings.ts';

describe('reference/unknown-goal', () => {
  checkFindings(/^reference\/unknown-goal$/, [
    {
      it: 'goals of a domain and those that a criterion serves',
      written: `
goals:
  - { id: fast, statement: Fast }
  - Cheap
decisionCriteria:
  - { statement: Undo, serves: [fast, fats] }
  #                                   ^^^^ reference/unknown-goal Unknown goal "fats". Did you mean "fast"?
domains:
  - id: a
    paths: []
    owners: []
    goals: [fast, cheap]
    #             ^^^^^ reference/unknown-goal Unknown goal "cheap". Declare it, or fix the reference.
    decisionCriteria: [{ statement: Ask, serves: [fastt] }]
    #                                             ^^^^^ reference/unknown-goal Unknown goal "fastt". Did you mean "fast"?
`,
    },
    {
      it: 'a goal of the file above',
      written: {
        'leadership.yaml': completed('goals: [{ id: fast, statement: Fast }]\n'),
        'a/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: a, paths: [], owners: [], goals: [fast, slow] }]\n',
      },
      finds: [
        'a/leadership.yaml 3:57-3:61 reference/unknown-goal Unknown goal "slow". Declare it, or fix the reference.',
      ],
    },
    {
      it: 'nothing while a goal cannot be read',
      written: 'goals:\n  - @fast\ndomains: [{ id: a, paths: [], owners: [], goals: [fast] }]\n',
      finds: [],
    },
  ]);
});
