import { checkFindings, completed } from '../checkFindings.ts';

const beside = ['src/payouts/a.ts', 'src/ledger/a.ts', 'docs/a.md'];

describe('control/overridden-domain', () => {
  checkFindings(/^control\/overridden-domain$/, [
    {
      it: 'a domain whose files all belong to later ones',
      written: `
domains:
  - { id: source, name: Source, paths: [src/], owners: [] }
  - { id: payouts, paths: [src/payouts/], owners: [] }
  - { id: ledger, paths: [src/ledger/], owners: [] }
`,
      beside,
      finds: [
        '2:40-2:46 control/overridden-domain "Source" owns no files: every file it matches (2) is overridden by "ledger" and "payouts". Move "Source" after "ledger" and "payouts", or remove it.',
      ],
    },
    {
      it: 'a domain whose only file is intentionally unowned',
      written: `
domains: [{ id: docs, paths: [docs/], owners: [] }]
unowned: ["*.md"]
`,
      beside,
      finds: [
        '1:30-1:37 control/overridden-domain "docs" owns no files: every file it matches (1) is overridden by "unowned". Change its "paths", or remove it.',
      ],
    },
    {
      it: 'nothing where one file is left, or is taken out of the later list again',
      written: `
domains:
  - { id: source, paths: [src/], owners: [] }
  - { id: payouts, paths: [src/, "!src/ledger/"], owners: [] }
`,
      beside,
      finds: [],
    },
    {
      it: 'nothing where nothing is matched, or nothing meant to be',
      written: 'domains: [{ id: a, paths: [lib/], owners: [] }, { id: b, paths: [], owners: [] }]\n',
      beside,
      finds: [],
    },
    {
      it: 'nothing as long as the files are not known',
      written: 'domains: [{ id: a, paths: [src/], owners: [] }, { id: b, paths: [src/], owners: [] }]\n',
      finds: [],
    },
    {
      it: 'nothing where the files belong to the domains of a file further in',
      written: {
        'leadership.yaml': completed('domains: [{ id: a, paths: [src/], owners: [] }]\n'),
        'src/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: b, parent: a, paths: ["**"], owners: [] }]\n',
      },
      beside: ['src/a.ts'],
      finds: [],
    },
    {
      it: 'nothing while a later list cannot be read',
      written: `
domains:
  - { id: a, paths: [src/], owners: [] }
  - { id: b, paths: [src/, !src/ledger/], owners: [] }
`,
      beside,
      finds: [],
    },
  ]);
});
