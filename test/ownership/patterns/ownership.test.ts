import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import type { Match } from '../../../src/ownership/patterns/ownership.ts';
import { completed } from '../../checkFindings.ts';

/** The answers for paths, as `answer` writes them. */
type Answers = Readonly<Record<string, string>>;

describe('ownership', () => {
  checkOwnership(
    'the last domain that matches owns a path',
    `
domains:
  - { id: everything, paths: ["*"], owners: ["@acme/platform"] }
  - { id: payouts, paths: [src/payouts/, "!src/payouts/fixtures/"], owners: ["@acme/payouts"] }
  - { id: migrations, paths: ["*.sql"], owners: ["@acme/data"] }
unowned: [dist/]
`,
    {
      'README.md': 'everything by *',
      'src/payouts/retry.ts': 'payouts by src/payouts/, not everything by *',
      'src/payouts/fixtures/a.json': 'everything by *',
      'src/payouts/001.sql': 'migrations by *.sql, not payouts by src/payouts/, not everything by *',
      'src/payouts/fixtures/001.sql': 'migrations by *.sql, not everything by *',
      'dist/cli.js': 'nobody on purpose by dist/, not everything by *',
      'dist/001.sql': 'nobody on purpose by dist/, not migrations by *.sql, not everything by *',
      'SRC/payouts/retry.ts': 'everything by *',
      'src/payouts2/retry.ts': 'everything by *',
      'src/payouts': 'everything by *',
    },
  );

  checkOwnership(
    'nobody owns a path on purpose or by omission',
    `
domains:
  - { id: docs, paths: [docs/], owners: ["@acme/docs"] }
  - { id: drafts, paths: [docs/drafts/], owners: [] }
  - { id: plans, paths: [docs/drafts/plans/], owners: ["@acme/docs"] }
`,
    {
      'docs/a.md': 'docs by docs/',
      'docs/drafts/a.md': 'nobody on purpose by docs/drafts/ of drafts, not docs by docs/',
      'docs/drafts/plans/a.md': 'plans by docs/drafts/plans/, not drafts by docs/drafts/, not docs by docs/',
      'src/a.ts': 'nobody',
      docs: 'nobody',
    },
  );

  checkOwnership(
    'the last pattern of a list that matches decides for the list',
    `
domains:
  - id: all
    paths: ["*", "!*.md", "docs/*.md", "!docs/draft*"]
    owners: ["@acme/all"]
unowned: ["*.lock", "!package.lock"]
`,
    {
      'a.ts': 'all by *',
      'a.md': 'nobody',
      'docs/a.md': 'all by docs/*.md',
      'docs/draft.md': 'nobody',
      'x/docs/a.md': 'nobody',
      'yarn.lock': 'nobody on purpose by *.lock, not all by *',
      'package.lock': 'all by *',
    },
  );

  checkOwnership(
    'a domain has no paths from its parent, and a pattern that cannot be read says nothing',
    `
domains:
  - { id: outer, paths: [outer/], owners: ["@acme/all"] }
  - { id: inner, parent: outer, paths: [], owners: ["@acme/all"] }
  - { id: broken, paths: [a//b, outer/*], owners: ["@acme/all"] }
`,
    {
      'outer/a': 'broken by outer/*, not outer by outer/',
      'outer/a/b': 'outer by outer/',
      'a/b': 'nobody',
    },
  );

  checkOwnership(
    'a folder has the answer of a new file in it',
    `
domains:
  - { id: all, paths: ["*"], owners: ["@acme/all"] }
  - { id: docs, paths: [docs/*], owners: ["@acme/docs"] }
  - { id: markdown, paths: ["*.md"], owners: ["@acme/docs"] }
  - { id: api, paths: [docs/api/], owners: ["@acme/api"] }
`,
    {
      '': 'all by *',
      'docs/': 'docs by docs/*, not all by *',
      docs: 'all by *',
      'docs/guide/': 'all by *',
      'docs/api/': 'api by docs/api/, not all by *',
      'docs/api/v1/': 'api by docs/api/, not all by *',
      'a.md/': 'markdown by *.md, not all by *',
    },
  );

  checkOwnership(
    'a file that inherits is asked before those above it',
    {
      'leadership.yaml': completed(`
domains:
  - { id: root, paths: ["*"], owners: ["@acme/all"] }
  - { id: tests, paths: ["*.test.ts"], owners: ["@acme/qa"] }
unowned: [src/generated/]
`),
      'src/leadership.yaml': `
version: 1
inherits: true
domains:
  - { id: api, paths: [api/, "!api/old/", /index.ts], owners: ["@acme/api"] }
  - { id: generator, paths: [generated/own.ts], owners: ["@acme/api"] }
unowned: ["*.snap"]
`,
      'src/api/v2/leadership.yaml': `
version: 1
inherits: true
domains:
  - { id: v2, paths: ["*.ts"], owners: ["@acme/api"] }
`,
    },
    {
      'a.ts': 'root by *',
      'a.snap': 'root by *',
      'src/a.ts': 'root by *',
      'src/index.ts': 'api by /index.ts in src, not root by *',
      'index.ts': 'root by *',
      'src/api/a.ts': 'api by api/ in src, not root by *',
      'src/api/a.test.ts': 'api by api/ in src, not tests by *.test.ts, not root by *',
      'src/api/old/a.ts': 'root by *',
      'src/api/a.snap': 'nobody on purpose by *.snap in src, not api by api/ in src, not root by *',
      'src/generated/a.ts': 'nobody on purpose by src/generated/, not root by *',
      'src/generated/own.ts':
        'generator by generated/own.ts in src, not nobody by src/generated/, not root by *',
      'src/api/v2/a.ts': 'v2 by *.ts in src/api/v2, not api by api/ in src, not root by *',
      'src/api/v2/a.md': 'api by api/ in src, not root by *',
      'src/api/v2/a.snap': 'nobody on purpose by *.snap in src, not api by api/ in src, not root by *',
      'src/api/v2/': 'api by api/ in src, not root by *',
      'srcs/api/a.ts': 'root by *',
    },
  );

  checkOwnership(
    'nothing above a file that does not inherit holds below it',
    {
      'leadership.yaml': completed('domains: [{ id: root, paths: ["*"], owners: ["@acme/all"] }]\n'),
      'vendor/leadership.yml': completed(
        'domains: [{ id: copies, paths: [/lib/], owners: ["@acme/all"] }]\n',
      ),
      'vendor/lib/leadership.yaml':
        'version: 1\ninherits: true\ndomains: [{ id: lib, paths: ["*.c"], owners: ["@acme/all"] }]\n',
    },
    {
      'a.c': 'root by *',
      'vendor/a.c': 'nobody',
      'vendor/lib/a.c': 'lib by *.c in vendor/lib, not copies by /lib/ in vendor',
      'vendor/lib/a.h': 'copies by /lib/ in vendor',
      'vendor2/a.c': 'root by *',
    },
  );

  checkOwnership(
    'a file in .github speaks for the root, and for nothing but the root',
    {
      '.github/leadership.yaml': completed(
        'domains: [{ id: root, paths: [/src/, .github/], owners: ["@acme/all"] }]\n',
      ),
      'sub/.github/leadership.yaml': completed('domains: [{ id: sub, paths: [a], owners: ["@acme/all"] }]\n'),
    },
    {
      'src/a.ts': 'root by /src/',
      '.github/workflows/ci.yml': 'root by .github/',
      '.github/src/a.ts': 'root by .github/',
      'sub/a': 'nobody',
      'sub/.github/a': 'sub by a in sub/.github',
    },
  );

  for (const [first, second] of [
    ['leadership.yaml', 'leadership.yml'],
    ['leadership.yaml', '.github/leadership.yaml'],
    ['leadership.yml', '.github/leadership.yaml'],
    ['.github/leadership.yaml', '.github/leadership.yml'],
    ['src/leadership.yaml', 'src/leadership.yml'],
  ] as const)
    checkOwnership(
      `of ${first} and ${second} only the first counts`,
      {
        [second]: completed('domains: [{ id: second, paths: ["*"], owners: ["@acme/all"] }]\n'),
        [first]: completed('domains: [{ id: first, paths: ["*"], owners: ["@acme/all"] }]\n'),
      },
      { 'src/a.ts': first.startsWith('src/') ? 'first by * in src' : 'first by *' },
    );

  checkOwnership(
    'a file without domains owns nothing',
    { 'leadership.yaml': 'version: 1\n' },
    { 'a.ts': 'nobody' },
  );
  checkOwnership(
    'a file that cannot be read owns nothing',
    { 'leadership.yaml': 'version: 2\n' },
    { 'a.ts': 'nobody' },
  );
});

function checkOwnership(title: string, written: string | Record<string, string>, answers: Answers): void {
  it(title, () => {
    const files = typeof written === 'string' ? { 'leadership.yaml': completed(written) } : written;
    const { ownership } = analyze(Object.entries(files).map(([path, text]) => ({ path, text })));
    const actual = Object.keys(answers).map((path) => {
      const { status, matchedBy, overridden } = ownership.lookup(path);
      return [path, answer(status, matchedBy, overridden)];
    });
    assert.deepEqual(Object.fromEntries(actual), answers);
  });
}

/** `domain by pattern in folder, not …` with what is overridden. */
function answer(status: string, matchedBy: Match | undefined, overridden: readonly Match[]): string {
  if (matchedBy === undefined) return 'nobody';
  const isIntentional = status === 'intentionally-unowned';
  const decision = isIntentional
    ? `nobody on purpose by ${place(matchedBy)}${matchedBy.domain === undefined ? '' : ` of ${matchedBy.domain.id.value}`}`
    : named(matchedBy);
  return [decision, ...overridden.map((match) => `not ${named(match)}`)].join(', ');
}

function named(match: Match): string {
  return `${match.domain?.id.value ?? 'nobody'} by ${place(match)}`;
}

function place({ pattern, leadership: { folder } }: Match): string {
  return `${pattern.value}${folder === '' ? '' : ` in ${folder}`}`;
}
