import { checkFindings, completed } from '../../checkFindings.ts';

const beside = ['src/payouts/a.ts', 'src/ledger/a.ts', 'docs/a.md'];

/** Patterns of two domains that both match `src/payouts/a.ts`, and whether the later ones cover the earlier by meaning. */
const covered: readonly (readonly [one: string, other: string, isCovered: boolean])[] = [
  ['src/', 'src/', true],
  ['src/', '"*"', true],
  ['src/', '/src/', false],
  ['/src/', 'src/', true],
  ['/src/', 'src/, lib/', true],
  ['src/payouts/', 'src/', true],
  ['src/payouts/', 'src', true],
  ['src', 'src/', false],
  ['src/payouts/a.ts', 'src/', true],
  ['src/payouts/a.ts', '"*.ts"', true],
  ['"src/payouts/*.ts"', '"*.ts"', true],
  ['"*.ts"', '"*.?s"', true],
  ['"a*.ts"', '"*.ts"', true],
  ['"*.ts"', '"a*.ts"', false],
  ['"?.ts"', '"*.ts"', true],
  ['"*.ts"', '"?.ts"', false],
  ['payouts/', 'src/payouts/', false],
  ['src/payouts/', 'payouts/', true],
  ['"src/**/a.ts"', 'a.ts', true],
  ['"src/**/*.ts"', '"*.ts"', true],
  ['"src/**/*.ts"', '"src/*/*.ts"', false],
  ['"src/*/"', '"src/**"', true],
  ['"src/**"', '"src/*/"', false],
  ['src/, lib/', '"src/", lib/', true],
  ['src/, lib/', 'src/', false],
  ['src/, lib/', '"*"', true],
  ['src/', 'src/, "!src/gen/"', false],
  ['src/', '"!src/gen/", src/', true],
  ['src/payouts/', 'src/, "!src/gen/"', true],
  ['src/, "!src/gen/"', 'src/, "!src/gen/"', true],
  ['src/, "!src/gen/"', 'src/, "!src/gen/x/"', true],
  ['src/, "!src/gen/x/"', 'src/, "!src/gen/"', false],
  ['src/, "!gen/", src/gen/', 'src/, "!gen/"', false],
  ['src/', 'src/pay*/, src/', true],
  ['src/', 'src/payouts/, "src/[!p]*/"', false],
];

describe('control/overridden-domain', () => {
  checkFindings(/^control\/overridden-domain$/, [
    {
      it: 'a domain whose patterns later ones cover',
      written: `
domains:
  - { id: source, name: Source, paths: [src/payouts/, src/ledger/], owners: [] }
  - { id: payouts, paths: [src/payouts/], owners: [] }
  - { id: ledger, paths: ["src/led*/"], owners: [] }
`,
      beside,
      finds: [
        '2:40-2:67 control/overridden-domain "Source" owns no files: every file it matches (2) is overridden by "ledger" and "payouts". Move "Source" after "ledger" and "payouts", or remove it.',
      ],
    },
    {
      it: 'nothing for a general domain whose files all belong to more specific ones today',
      written: `
domains:
  - { id: source, name: Source, paths: [src/], owners: [] }
  - { id: payouts, paths: [src/payouts/], owners: [] }
  - { id: ledger, paths: [src/ledger/], owners: [] }
`,
      beside,
      finds: [],
    },
    {
      it: 'a domain whose only file is intentionally unowned',
      written: `
domains: [{ id: docs, name: all docs, paths: [docs/], owners: [] }]
unowned: ["d*/"]
`,
      beside,
      finds: [
        '1:46-1:53 control/overridden-domain "all docs" owns no files: every file it matches (1) is overridden by "unowned". Change its "paths", or remove it.',
      ],
    },
    {
      it: 'nothing for a folder with one file that is intentionally unowned',
      written: `
domains: [{ id: docs, paths: [docs/], owners: [] }]
unowned: ["*.md"]
`,
      beside,
      finds: [],
    },
    ...covered.map(([one, other, isCovered]) => ({
      it: `${isCovered ? '' : 'nothing for '}${one} before ${other}`,
      written: `
domains:
  - { id: a, paths: [${one}], owners: [] }
  - { id: b, paths: [${other}], owners: [] }
`,
      beside: ['src/payouts/a.ts'],
      finds: isCovered
        ? [
            `2:21-2:${String(23 + one.length)} control/overridden-domain "a" owns no files: every file it matches (1) is overridden by "b". Move "a" after "b", or remove it.`,
          ]
        : [],
    })),
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
