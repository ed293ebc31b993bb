import { checkFindings, completed } from '../checkFindings.ts';

const domains = 'domains: [{ id: a, paths: [src/a/], owners: [] }]\n';

describe('control/unowned-paths', () => {
  checkFindings(/^control\/unowned-paths$/, [
    {
      it: 'how many files nothing matches, and where most of them are',
      written: domains,
      beside: [
        'src/a/1.ts',
        'README.md',
        'docs/1.md',
        'docs/2.md',
        'docs/3.md',
        'src/b/c/1.ts',
        'src/b/d/1.ts',
        'tools/x/y/1.sh',
        'tools/x/y/2.sh',
        'package.json',
      ],
      finds: [
        '1:1-1:8 control/unowned-paths 9 files are unowned: docs/ (3), src/b/ (2), tools/x/y/ (2), and 2 more. Add them to a domain, or list them under "unowned".',
      ],
    },
    {
      it: 'a single file',
      written: domains,
      beside: ['src/a/1.ts', 'docs/1.md'],
      finds: [
        '1:1-1:8 control/unowned-paths 1 file is unowned: docs/1.md. Add it to a domain, or list it under "unowned".',
      ],
    },
    {
      it: 'nothing where every file is owned or intentionally unowned',
      written: `${domains}unowned: [docs/]\n`,
      beside: ['src/a/1.ts', 'docs/1.md'],
      finds: [],
    },
    { it: 'nothing as long as the files are not known', written: domains, finds: [] },
    {
      it: 'nothing while a domain cannot be read',
      written: 'domains: [{ id: a, paths: [*.ts], owners: [] }]\n',
      beside: ['src/a.ts'],
      finds: [],
    },
    {
      it: 'in the file that is asked first, by its own folder',
      written: {
        'leadership.yaml': completed(domains),
        'web/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: b, paths: [app/], owners: [] }]\n',
      },
      beside: ['src/a/1.ts', 'web/app/1.ts', 'web/x/1.ts', 'web/x/2.ts'],
      finds: [
        'web/leadership.yaml 3:1-3:8 control/unowned-paths 2 files are unowned: x/ (2). Add them to a domain, or list them under "unowned".',
      ],
    },
    {
      it: 'what is matched above, where nothing of it is inherited',
      written: {
        'leadership.yaml': completed('domains: [{ id: a, paths: ["*"], owners: [] }]\n'),
        'web/leadership.yaml': completed('domains: []\n'),
      },
      beside: ['web/1.ts'],
      finds: [
        'web/leadership.yaml 1:1-1:8 control/unowned-paths 1 file is unowned: 1.ts. Add it to a domain, or list it under "unowned".',
      ],
    },
  ]);
});
