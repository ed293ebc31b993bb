import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { applied, checkFindings, completed, sourcesOf, type Files } from '../../checkFindings.ts';

const domains = 'domains: [{ id: a, paths: [src/a/], owners: [] }]\n';

/** The fixes that are offered for files in `leadership.yaml` or, of several files, in the last one. */
const offers: readonly {
  readonly it: string;
  readonly written: Files;
  readonly beside: readonly string[];
  readonly titles: readonly string[];
}[] = [
  {
    it: 'domains in their order, a new one, and "unowned"',
    written:
      'domains: [{ id: a, paths: [src/a/], owners: ["@x"] }, { id: b, paths: [lib/], owners: ["@y"] }]\n',
    beside: ['docs/1.md'],
    titles: [
      'Add docs/1.md to domain "a"',
      'Add docs/1.md to domain "b"',
      'Add domain "docs" for docs/1.md',
      'Add docs/1.md to "unowned"',
    ],
  },
  {
    it: 'domains of neighboring paths first',
    written: `
domains:
  - { id: everywhere, paths: ["*.md"], owners: ["@x"] }
  - { id: lib, paths: [lib/], owners: ["@x"] }
  - { id: src, paths: [src/a/b/], owners: ["@x"] }
  - { id: deep, paths: [lib/x/, src/a/c/d/], owners: ["@x"] }
  - { id: negated, paths: [src/z/, "!src/a/c/"], owners: ["@x"] }
`,
    beside: ['src/a/c/1.ts', 'src/a/c/2.ts'],
    titles: [
      'Add src/a/c/ to domain "deep"',
      'Add src/a/c/ to domain "src"',
      'Add src/a/c/ to domain "negated"',
      'Add src/a/c/ to domain "everywhere"',
      'Add src/a/c/ to domain "lib"',
      'Add domain "c" for src/a/c/',
      'Add src/a/c/ to "unowned"',
    ],
  },
  {
    it: 'no domain that is intentionally unowned, or whose owners are placeholders',
    written: `
domains:
  - { id: a, paths: [src/a/], owners: [] }
  - { id: b, paths: [src/b/], owners: ["@your-team"] }
`,
    beside: ['docs/1.md'],
    titles: ['Add domain "docs" for docs/1.md', 'Add docs/1.md to "unowned"'],
  },
  {
    it: 'only later domains where a placeholder owns, and no second new one',
    written: `
domains:
  - { id: a, paths: [src/a/], owners: ["@x"] }
  - { id: b, paths: [docs/], owners: ["@your-team"] }
  - { id: c, paths: [src/c/], owners: ["@x"] }
`,
    beside: ['docs/1.md'],
    titles: ['Add docs/1.md to domain "c"', 'Add docs/1.md to "unowned"'],
  },
  {
    it: 'no domain that would take files from an earlier one',
    written: `
domains:
  - { id: a, paths: [src/a/], owners: ["@x"] }
  - { id: b, paths: [lib/], owners: ["@y"] }
`,
    beside: ['src/a/1.ts', 'src/1.ts', 'src/2.ts'],
    titles: ['Add src/ to domain "a"'],
  },
  {
    it: 'an id that is not taken, and no extension in it',
    written:
      'domains: [{ id: docs, paths: [lib/], owners: ["@x"] }, { id: readme, paths: [], owners: ["@x"] }]\n',
    beside: ['docs/README.md'],
    titles: [
      'Add docs/README.md to domain "docs"',
      'Add docs/README.md to domain "readme"',
      'Add domain "readme-2" for docs/README.md',
      'Add docs/README.md to "unowned"',
    ],
  },
  {
    it: 'domains of the file itself only',
    written: {
      'leadership.yaml': completed('domains: [{ id: a, paths: [src/], owners: ["@x"] }]\n'),
      'web/leadership.yaml':
        'version: 1\ninherits: true\ndomains: [{ id: b, paths: [app/], owners: ["@y"] }]\n',
    },
    beside: ['web/x/1.ts'],
    titles: ['Add x/1.ts to domain "b"', 'Add domain "x" for x/1.ts', 'Add x/1.ts to "unowned"'],
  },
  {
    it: 'nothing for a name that no pattern has',
    written: 'domains: [{ id: a, paths: [src/], owners: ["@x"] }]\n',
    beside: ['a\\b.ts', 'a  b.ts'],
    titles: [],
  },
];

describe('the fixes of control/unowned-paths', () => {
  for (const { it: title, written, beside, titles } of offers)
    it(`offer ${title}`, () => {
      const sources = sourcesOf(written);
      const files = fileList([...sources.map(({ path }) => path), ...beside]);
      const { path, findings } = analyze(sources, files).files.at(-1) ?? { path: '', findings: [] };
      const fixes = findings.find(({ code }) => code === 'control/unowned-paths')?.fixes ?? [];
      assert.deepEqual(
        fixes.map((fix) => fix.title),
        titles,
      );
      for (const fix of fixes) {
        assert.equal(fix.isPlaceholder, true, 'nobody becomes an owner by a click on "Fix all"');
        const after = sources.map((source) =>
          source.path === path ? { path, text: applied(source.text, fix) } : source,
        );
        const { ownership, files: read } = analyze(after, files);
        const owners = (one: typeof ownership): string[] =>
          beside.map((file) =>
            (one.lookup(file).matchedBy?.domain?.owners?.items ?? []).map(({ value }) => value).join(),
          );
        const [before, now] = [owners(analyze(sources, files).ownership), owners(ownership)];
        // Files keep the owners that they have.
        assert.deepEqual(
          now.map((owner, at) => (before[at] === '' ? '' : owner)),
          before,
        );
        const isClaim = fix.title.includes(' to domain ');
        assert.equal(
          now.some((owner, at) => owner !== '' && before[at] === ''),
          isClaim,
          fix.title,
        );
        assert.deepEqual(
          read.flatMap((file) => file.findings.filter(({ severity }) => severity === 'error')),
          [],
        );
      }
    });
});

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
