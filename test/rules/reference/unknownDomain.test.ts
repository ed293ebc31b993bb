import { checkFindings, completed } from '../../checkFindings.ts';

describe('reference/unknown-domain', () => {
  checkFindings(/^reference\/unknown-domain$/, [
    {
      it: 'a parent and the domains of a criterion',
      written: `
decisionCriteria:
  - { statement: Undo, domains: [payouts, ledger] }
  #                                       ^^^^^^ reference/unknown-domain Unknown domain "ledger". Declare it, or fix the reference.
domains:
  - { id: payouts, paths: [], owners: [], parent: mony }
  #                                               ^^^^ reference/unknown-domain Unknown domain "mony". Did you mean "money"?
  - { id: money, paths: [], owners: [] }
`,
    },
    {
      it: 'a domain of the file above, but not of the file below',
      written: {
        'leadership.yaml': completed(`
decisionCriteria: [{ statement: Undo, domains: [inner] }]
domains: [{ id: outer, paths: [], owners: [] }]
`),
        'a/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: inner, paths: [], owners: [], parent: outer }]\n',
      },
      finds: [
        'leadership.yaml 1:49-1:54 reference/unknown-domain Unknown domain "inner". Declare it, or fix the reference.',
      ],
    },
    {
      it: 'nothing while a domain cannot be read',
      written: 'domains:\n  - { id: a, paths: [], owners: [], parent: b }\n  - { id: b, paths: []\n',
      finds: [],
    },
  ]);
});
