import { checkFindings, completed } from '../../checkFindings.ts';

const written = `
domains:
  - { id: a, paths: [src/, lib/, "*.sql"], owners: [] }
unowned: [dist/, "!dist/keep"]
`;

describe('control/unmatched-pattern', () => {
  checkFindings(/^control\/unmatched-pattern$/, [
    { it: 'nothing as long as the files are not known', written, finds: [] },
    {
      it: 'the patterns without a file',
      written,
      beside: ['src/a.ts', 'dist/a.js', 'x/y/001.sql'],
      finds: [
        '2:28-2:32 control/unmatched-pattern Pattern "lib/" matches no files. Fix it, or remove it.',
        '3:18-3:30 control/unmatched-pattern Pattern "!dist/keep" matches no files. Fix it, or remove it.',
      ],
    },
    {
      it: 'none',
      written,
      beside: ['src/a.ts', 'lib/a.ts', 'dist/keep', 'a.sql'],
      finds: [],
    },
    {
      it: 'a pattern that cannot be read has its finding',
      written: 'unowned: [a//b]\n',
      beside: [],
      finds: [],
    },
    {
      it: 'patterns from the folder of their file',
      written: {
        'leadership.yaml': completed('unowned: [/a.ts, src/a.ts]\n'),
        'src/leadership.yaml': 'version: 1\ninherits: true\ndomains: []\nunowned: [/a.ts, src/a.ts]\n',
      },
      beside: ['src/a.ts', 'src2/a.ts'],
      finds: [
        'leadership.yaml 1:11-1:16 control/unmatched-pattern Pattern "/a.ts" matches no files. Fix it, or remove it.',
        'src/leadership.yaml 4:18-4:26 control/unmatched-pattern Pattern "src/a.ts" matches no files. Fix it, or remove it.',
      ],
    },
    {
      it: 'a file that differs in small and capital letters',
      written: `
unowned: [Readme.md]
#         ^^^^^^^^^ control/unmatched-pattern Pattern "Readme.md" matches no files. Fix it, or remove it.
`,
      beside: ['README.md'],
    },
  ]);
});
