import { checkFindings, completed } from '../../checkFindings.ts';

describe('reference/cycle', () => {
  checkFindings(/^reference\/cycle$/, [
    {
      it: 'a domain that is its own parent',
      written: `
domains: [{ id: a, paths: [], owners: [], parent: a }]
#                                                 ^ reference/cycle Circular "parent" chain: a → a. Remove one of these parents.
`,
    },
    {
      it: 'a circle is told once, where it begins',
      written: `
domains:
  - { id: out, paths: [], owners: [], parent: b }
  - { id: a, paths: [], owners: [], parent: c }
  #                                         ^ reference/cycle Circular "parent" chain: a → c → b → a. Remove one of these parents.
  - { id: b, paths: [], owners: [], parent: a }
  - { id: c, paths: [], owners: [], parent: b }
  - { id: free, paths: [], owners: [] }
  - { id: below, paths: [], owners: [], parent: free }
`,
    },
    {
      it: 'two circles',
      written: `
domains:
  - { id: a, paths: [], owners: [], parent: b }
  #                                         ^ reference/cycle Circular "parent" chain: a → b → a. Remove one of these parents.
  - { id: b, paths: [], owners: [], parent: a }
  - { id: c, paths: [], owners: [], parent: c }
  #                                         ^ reference/cycle Circular "parent" chain: c → c. Remove one of these parents.
`,
    },
    {
      it: 'an id that stands twice leads to the first',
      written: `
domains:
  - { id: a, paths: [], owners: [], parent: b }
  - { id: b, paths: [], owners: [] }
  - { id: b, paths: [], owners: [], parent: a }
`,
      finds: [],
    },
    {
      it: 'a long line of parents',
      written: `domains:\n${Array.from({ length: 300 }, (_, at) => `  - { id: d${String(at)}, paths: [], owners: [], parent: d${String((at + 1) % 300)} }\n`).join('')}`,
      finds: [
        `2:46-2:48 reference/cycle Circular "parent" chain: ${Array.from({ length: 300 }, (_, at) => `d${String(at)} → `).join('')}d0. Remove one of these parents.`,
      ],
    },
    {
      it: 'parents of the file above',
      written: {
        'leadership.yaml': completed('domains: [{ id: a, paths: [], owners: [] }]\n'),
        'x/leadership.yaml': `
version: 1
inherits: true
domains:
  - { id: b, paths: [], owners: [], parent: a }
  - { id: c, paths: [], owners: [], parent: c }
`,
      },
      finds: [
        'x/leadership.yaml 5:45-5:46 reference/cycle Circular "parent" chain: c → c. Remove one of these parents.',
      ],
    },
  ]);
});
