import assert from 'node:assert/strict';
import { holds } from '../../property.ts';
import { adopted, fromBytes, type Adopting } from './adopted.ts';
import { kinds } from './generatedFiles.ts';
import { adoption } from './properties.ts';

/** Owners of everything, of `docs/`, and of `src/`, with two of the comments in the tests. */
const leadership = `version: 1
domains:
  - id: all
    paths: ["*"]
    owners: ["@all"]
  # The docs team
  - id: docs
    paths: [docs/]
    owners: ["@docs"]
  # Ask before large changes.
  - id: src
    paths: [/src/]
    owners: ["@a", "@b"]
`;
const onlyDocs = 'version: 1\ndomains:\n  - id: docs\n    paths: [docs/]\n    owners: ["@docs"]\n';
const paths = ['README.md', 'docs/a.md', 'src/a.ts', 'src/docs/b.md'];
const block = blockOf('* @all', 'docs/ @docs', '/src/ @a @b');
const rules = '* @all\ndocs/ @docs\n/src/ @b @A\n';

describe('adopting a CODEOWNERS file', function () {
  this.timeout(120_000);

  describe('keeps the owners of every file after an import, and writes nothing for other owners', () => {
    for (const kind of kinds.slice(0, 4)) holds(adoption(kind, 80, 1000));
  });

  describe('replaces the lines that the block repeats', () => {
    becomes('on GitHub', rules, block);
    becomes('on GitLab', rules, block, { host: 'gitlab' });
    becomes(
      'in other patterns that give each file the same owners',
      '* @all\n/docs/ @docs\n/src/* @a @b\n/src/docs/ @a @b\n',
      block,
    );
    becomes(
      'before and after a block, which keeps its place',
      `* @all\n\n# Mine\n\n${block}\n# Last\n${rules}`,
      `# Mine\n\n${block}\n# Last\n`,
    );
    becomes(
      'if the block is out of date',
      `${rules}${block.replace('* @all', '* @old').replace('/src/ @a', '/src/ @c')}${rules}`,
      block,
    );
    becomes(
      'with line breaks of Windows, also if no line is left',
      rules.replaceAll('\n', '\r\n'),
      block.replaceAll('\n', '\r\n'),
    );
    becomes('without a line break at the end', rules.trimEnd(), block);
    becomes('after a byte order mark', `\ufeff${rules}# Mine\n`, `\ufeff# Mine\n${block}`);
    becomes(
      'before a block that starts with a byte order mark then',
      `\ufeff${rules}${block}`,
      `\ufeff${block}`,
    );
    becomes('if there is nothing but the block', block, block);
    becomes('and no lines that GitHub ignores', `${rules}\n/x nobody\n!y @c\n`, `/x nobody\n!y @c\n${block}`);
    becomes(
      'in sections of GitLab without other owners for a file',
      '[Docs] @docs\ndocs/\n!/src/docs/\n',
      blockOf('docs/ @docs', '!/src/docs/'),
      {
        host: 'gitlab',
        leadership: `${onlyDocs}unowned: [/src/docs/]\n`,
      },
    );
    becomes('that GitLab replaces by later ones', '* @all\ndocs/ @x\n/src/ @b @a\ndocs/ @docs\n', block, {
      host: 'gitlab',
    });
    becomes(
      'that require the same owners once more beside the block, on GitLab',
      `${blockOf('docs/ @docs')}[docs]\ndocs/ @docs\n`,
      blockOf('docs/ @docs'),
      {
        host: 'gitlab',
        leadership: onlyDocs,
      },
    );
  });

  describe('keeps comments', () => {
    becomes('that leadership.yaml does not have', `# Who?\n${rules}`, `# Who?\n${block}`);
    becomes(
      'of which it has only some lines',
      `# The docs team\n# is great\n${rules}`,
      `# The docs team\n# is great\n${block}`,
    );
    becomes(
      'that are about other lines',
      `# The docs team\n/x nobody\n${rules}`,
      `# The docs team\n/x nobody\n${block}`,
    );
    becomes(
      'that are about nothing',
      `# The docs team\n\n# Mine\n\n${rules}\n# The docs team\n`,
      `# The docs team\n\n# Mine\n\n# The docs team\n${block}`,
    );
    becomes(
      'in the lines, with these',
      '* @all\ndocs/ @docs # Who?\n/src/ @a @b # ask before large changes\n',
      `# docs/ @docs # Who?\n${block}`,
    );
    becomes(
      'that name a section, with its heading',
      '[Docs: user] @docs\ndocs/\n',
      `# [Docs: user] @docs\n${blockOf('docs/ @docs')}`,
      {
        host: 'gitlab',
        leadership: onlyDocs,
      },
    );
    becomes(
      'and blank lines between them',
      `\n\n# One\n\n\n${rules}\n\n\n# Two\n\n\n`,
      `\n\n# One\n\n\n# Two\n\n\n${block}`,
    );
  });

  describe('removes comments that leadership.yaml has', () => {
    becomes('above the lines', `* @all\n## The docs team ##\ndocs/ @docs\n/src/ @a @b\n`, block);
    becomes('above the lines after a blank line', `# ---\n# The docs team\n# ---\n\n${rules}`, block);
    becomes('as an id', `* @all\n# docs\ndocs/ @docs\n\n# SRC\n/src/ @a @b\n`, block);
    becomes('in each of several lines', `# Ask before large changes\n# THE DOCS TEAM\n${rules}`, block);
  });

  describe('changes nothing', () => {
    loses('if a file would have other owners', rules.replace('@docs', '@web'), ['docs/a.md 2']);
    loses('if a file would have no owner', rules, ['README.md 1'], {
      leadership: leadership.replace('["*"]', '[x]'),
    });
    loses('if a file would have an owner', 'docs/ @docs\n/src/ @a @b\n', ['README.md ']);
    loses('if the block that is there is out of date', `${block.replace('* @all', '* @old')}/src/ @a @b\n`, [
      'README.md 3',
    ]);
    loses('if a file would have fewer owners, on GitLab', `${rules}[Tests] @t\n*.ts\n`, ['src/a.ts 3,5'], {
      host: 'gitlab',
    });
    loses(
      'if a file would need fewer approvals',
      '[S][2] @all\n*\ndocs/ @docs\n/src/ @a @b\n',
      ['README.md 2', 'docs/a.md 3', 'src/a.ts 4', 'src/docs/b.md 4'],
      { host: 'gitlab' },
    );
    loses(
      'if a review were no longer optional',
      `* @all\ndocs/ @docs\n^[S]\n/src/ @a @b\n`,
      ['src/a.ts 1,4', 'src/docs/b.md 2,4'],
      { host: 'gitlab' },
    );
    loses('if a line for files that do not exist yet would be lost', `${rules}/new/ @new\n`, [
      'line 4 /new/',
    ]);
    loses(
      'if a section for files that do not exist yet would be lost',
      `${rules}[S][2]\n/new/ @all\n`,
      ['line 5 /new/'],
      { host: 'gitlab' },
    );
    loses('if a line cannot be compared', `${rules}/[!a]b @all\n`, ['line 4 /[!a]b'], { host: 'gitlab' });
    becomes(
      'but a line for files that do not exist yet, if the block has it',
      `${rules}/new/ @new\n`,
      block.replace('# END', '/new/ @new\n# END'),
      {
        leadership: `${leadership}  - { id: new, paths: [/new/], owners: ["@new"] }\n`,
      },
    );
    fails(
      'in a file with a conflict',
      `<<<<<<< HEAD\n* @all\n=======\n* @all\n>>>>>>> x\n${rules}`,
      'line 1 is a Git conflict marker. Resolve the conflict.',
    );
    fails(
      'if the markers are not a pair',
      `${rules}# END leadership\n`,
      'the markers "# BEGIN leadership" and "# END leadership" are missing, repeated, or out of order (line 4). Fix or remove them.',
    );
    fails(
      'if the block is in an optional section',
      `^[S]\n${block}`,
      'the generated block is after the heading of a section. Move it before the first section, and run this again.',
      { host: 'gitlab' },
    );
  });
});

type Others = Partial<Adopting>;

function adoptedFrom(codeowners: string, others: Others): ReturnType<typeof adopted> {
  return adopted({ codeowners, leadership, host: 'github', paths, ...others });
}

/** A test that a file is written. The comments with the titles of the domains are left out. */
function becomes(title: string, codeowners: string, expected: string, others: Others = {}): void {
  it(title, () => {
    const result = adoptedFrom(codeowners, others);
    const text = result.kind === 'adopted' ? fromBytes(result.text) : result;
    assert.deepEqual(
      typeof text === 'string' ? text.replace(/^# \S+ \(leadership\.yaml\)\r?\n/gm, '') : text,
      expected,
    );
  });
}

/** A test that files would have other owners, from these lines, or that lines would be lost. */
function loses(title: string, codeowners: string, expected: readonly string[], others: Others = {}): void {
  it(title, () => {
    const result = adoptedFrom(codeowners, others);
    if (result.kind !== 'lossy') assert.fail(JSON.stringify(result));
    const files = result.differences.map(
      ({ path, one }) => `${path} ${one.map(({ rule }) => rule.line).join()}`,
    );
    const lines = result.unstated.map(({ line, pattern }) => `line ${String(line)} ${pattern}`);
    assert.deepEqual([...files, ...lines], expected);
  });
}

function fails(title: string, codeowners: string, error: string, others: Others = {}): void {
  it(title, () => {
    assert.deepEqual(adoptedFrom(codeowners, others), { kind: 'unclear', error });
  });
}

function blockOf(...lines: readonly string[]): string {
  return `# BEGIN leadership
# Generated from leadership.yaml by "leadership codeowners --write". Do not edit: changes here will be lost.
${lines.map((line) => `${line}\n`).join('')}# END leadership
`;
}
