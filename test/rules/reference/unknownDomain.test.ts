import { checkFindings, completed } from '../../checkFindings.ts';

describe('reference/unknown-domain', () => {
  checkFindings(/^reference\/unknown-domain$/, [
    {
      it: 'a parent and the domains of a criterion',
      written: `
decisionCriteria:
  - { statement: Undo, domains: [payouts, ledger] }
domains:
  - { id: payouts, paths: [], owners: [], parent: mony }
  - { id: money, paths: [], owners: [] }
`,
      finds: [
        '2:43-2:49 reference/unknown-domain Unknown domain "ledger". Declare it, or fix the reference.',
        '4:51-4:55 reference/unknown-domain Unknown domain "mony". Did you mean "money"?',
      ],
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
