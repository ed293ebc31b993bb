import assert from 'node:assert/strict';
import { importCodeowners, type CodeownersImport } from '../../../src/features/reports/newLeadershipFile.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';

describe('the import of a CODEOWNERS file', () => {
  const rows: readonly (readonly [string, string, readonly string[], Partial<CodeownersImport>])[] = [
    ['gives a leadership file', '/src/ @ana\n', [], { kind: 'imported', host: 'github', domains: 1 }],
    [
      'detects the host by the syntax',
      '[Docs] @ana\n/docs/\n',
      [],
      { kind: 'imported', host: 'gitlab', domains: 1 },
    ],
    [
      'detects the host by the files of the repository',
      '/src/ @ana/group/team\n',
      ['.gitlab-ci.yml'],
      { kind: 'imported', host: 'gitlab', domains: 1 },
    ],
    [
      'needs a line that assigns an owner',
      '# nothing\n',
      [],
      { kind: 'no-owners', host: 'github', notes: [] },
    ],
    [
      'names the lines that a leadership file cannot express',
      '/docs/ @@maintainer\n',
      ['.gitlab-ci.yml'],
      {
        kind: 'unsupported',
        errors: [
          { line: 1, message: 'Role "@@maintainer" cannot be imported. Replace it with a group or users.' },
        ],
      },
    ],
  ];
  for (const [title, text, files, expected] of rows)
    it(title, () => {
      checkImport(text, files, expected);
    });

  it('needs the owners to stay the same, whatever a leadership file in a subfolder says', () => {
    const inner = 'version: 1\ninherits: false\ndomains: [{ id: all, paths: ["*"], owners: ["@bo"] }]\n';
    checkImport(
      '/src/ @ana\n',
      [],
      {
        kind: 'other-owners',
        words: 'for src/a.ts, @ana instead of @bo',
        givenBy: 'src/leadership.yaml',
      },
      [{ path: 'src/leadership.yaml', text: inner }],
    );
  });
});

function checkImport(
  text: string,
  files: readonly string[],
  expected: Partial<CodeownersImport>,
  others: readonly { readonly path: string; readonly text: string }[] = [],
): void {
  const imported = importCodeowners(
    { path: 'CODEOWNERS', text },
    { files: fileList(['src/a.ts', 'docs/a.md', ...files]), others, today: '2026-01-01' },
  );
  const seen = Object.fromEntries(
    Object.keys(expected).map((key) => [key, (imported as unknown as Record<string, unknown>)[key]]),
  );
  assert.deepEqual(seen, expected);
}
