import { checkFindings } from '../../checkFindings.ts';

describe('clarity/unused-criterion', () => {
  checkFindings(/^clarity\/unused-criterion$/, [
    {
      it: 'a criterion whose domains or paths match no file, told once',
      written: `
decisionCriteria:
  - { statement: A, paths: [gone/, "*.gone"] }
  - { statement: B, domains: [old] }
  - { statement: C, domains: [old], paths: [src/] }
  - { statement: D, domains: [new] }
  - E
domains:
  - { id: old, paths: [old/], owners: ["@x/y"] }
  - { id: new, paths: [src/], owners: ["@x/y"], decisionCriteria: [{ statement: F, paths: [lost/] }] }
`,
      beside: ['src/a.ts'],
      finds: [
        '2:28-2:45 clarity/unused-criterion This criterion applies to no files. Fix its "domains" or "paths", or remove it.',
        '3:30-3:35 clarity/unused-criterion This criterion applies to no files. Fix its "domains" or "paths", or remove it.',
        '9:91-9:98 clarity/unused-criterion This criterion applies to no files. Fix its "domains" or "paths", or remove it.',
      ],
    },
    {
      it: 'nothing where a group of domains is meant',
      written: `
decisionCriteria:
  - { statement: A, domains: [all] }
domains:
  - { id: all, paths: [], owners: ["@x/y"] }
`,
      beside: ['src/a.ts'],
      finds: [],
    },
    {
      it: 'nothing until the files are listed',
      written: `
decisionCriteria:
  - { statement: A, paths: [gone/] }
`,
      finds: [],
    },
  ]);
});
