import { checkFindings } from '../../checkFindings.ts';

const domain = (before: string): string =>
  `people: { ana: Ana }\ndomains:\n  - id: a\n    paths: []\n${before}    owners: [ana]\n`;
const settled = { beside: [], today: '2026-11-22' } as const;

describe('a suppression', () => {
  checkFindings(/^(?:control\/single-owner|file\/suppression|reference\/.*)$/, [
    {
      it: 'silences the finding on the next line',
      written: domain('    # leadership-disable-next-line control/single-owner -- until Bo is back\n'),
      ...settled,
      finds: [],
    },
    {
      it: 'has a reason',
      written: domain('    # leadership-disable-next-line control/single-owner\n'),
      ...settled,
      finds: ['5:5-5:56 file/suppression This suppression has no reason. Add one after " -- ".'],
    },
    {
      it: 'silences no other finding, and no other line',
      written: domain('    # leadership-disable-next-line control/bottleneck -- so\n').replace(
        'domains:',
        'domains: # leadership-disable-next-line control/single-owner -- so',
      ),
      ...settled,
      finds: [
        '2:10-2:67 file/suppression Unused suppression: the next line has no "control/single-owner" problem. Remove this comment.',
        '5:5-5:60 file/suppression Unused suppression: the next line has no "control/bottleneck" problem. Remove this comment.',
        '6:14-6:17 control/single-owner "a" has a single owner, Ana. Add a second one.',
      ],
    },
    {
      it: 'cannot silence what makes a file wrong, nor nothing at all',
      written: domain(
        '    # leadership-disable-next-line\n    # leadership-disable-next-line reference/unknown-owner -- so\n',
      ).replace('[ana]', '[ana, eve]'),
      ...settled,
      finds: [
        '5:5-5:35 file/suppression This comment does not say which rule to suppress. Add the rule code.',
        '6:5-6:65 file/suppression "reference/unknown-owner" cannot be suppressed. Remove this comment.',
        '7:19-7:22 reference/unknown-owner Unknown owner "eve". Declare it under "people" or "teams", or use a handle such as "@user".',
      ],
    },
    {
      it: 'is no complaint as long as the files are not listed, nor where its own code is off',
      written: domain('    # leadership-disable-next-line control/unmatched-pattern -- generated\n').replace(
        '[ana]',
        '["@x/y"]',
      ),
      finds: [],
    },
    {
      it: 'is only text in a block of text',
      written: 'purpose: |\n  # leadership-disable-next-line control/single-owner\n',
      ...settled,
      finds: [],
    },
  ]);
});
