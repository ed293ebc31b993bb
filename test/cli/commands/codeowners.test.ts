import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../../checkFindings.ts';
import { checkCall, run } from '../checkCall.ts';
import { git, withFolder } from '../temporaryFolder.ts';

const files = {
  'leadership.yaml': completed(`domains:
  - { id: all, paths: ["*"], owners: ["@acme/all"] }
  # The web team
  - { id: web, paths: [/web/], owners: ["@acme/web"] }
`),
  'web/a.ts': '',
};
const block = `# BEGIN leadership
# Generated from leadership.yaml by "leadership codeowners --write". Do not edit: changes here will be lost.
# all (leadership.yaml)
* @acme/all
# web (leadership.yaml)
/web/ @acme/web
# END leadership
`;
const old = '# BEGIN leadership\n* @acme/old\n# END leadership\n';

describe('leadership codeowners --write', function () {
  this.timeout(120_000);

  /** What is before and after the block, in bytes, and what becomes of a file with both: `§` is the block. */
  for (const [title, host, before, after] of [
    ['line breaks of Windows', 'github', '# a\r\n/x @b\r\n§# c\r\n\r\n', '# a\r\n/x @b\r\n§# c\r\n\r\n'],
    ['different line breaks', 'github', '# a\n/x @b\r\n§\r# c\r\n\n', '# a\n/x @b\r\n§\r# c\r\n\n'],
    ['a lone CR, which ends no line on GitLab', 'gitlab', '# a\rb\n§# c', '# a\rb\n§# c'],
    ['a byte order mark', 'github', '\xef\xbb\xbf# a\n§', '\xef\xbb\xbf# a\n§'],
    ['a byte order mark before the block', 'github', '\xef\xbb\xbf§# a\n', '\xef\xbb\xbf§# a\n'],
    ['no line break at the end', 'github', '§/x @b', '§/x @b'],
    ['blanks and blank lines', 'github', '  \t\n\n/x\t @b  \n§\n\n \n', '  \t\n\n/x\t @b  \n§\n\n \n'],
    [
      'bytes that are not UTF-8',
      'github',
      '# \xff\xfe\xe9\n/x\xe9 @b\n§# \xc3',
      '# \xff\xfe\xe9\n/x\xe9 @b\n§# \xc3',
    ],
    ['sections of GitLab', 'gitlab', '/x @b\n§\n^[A][2] @c\nd/\n', '/x @b\n§\n^[A][2] @c\nd/\n'],
    ['a new block at the end', 'github', '# \xe9\r\n/x @b\r\n', '# \xe9\r\n/x @b\r\n§'],
    ['a new block after a last line without a line break', 'github', '# a\r\n/x @b', '# a\r\n/x @b\r\n§'],
    ['a new block before the first section', 'gitlab', '/x @b\n\n[A]\n/d @c', '/x @b\n\n§[A]\n/d @c'],
  ] as const)
    it(`changes only its block: ${title}`, () => {
      const bytes = (text: string, inBlock: string): Buffer => {
        const lineBreak = /\r\n|\r|\n/.exec(host === 'gitlab' ? text.replace(/\r(?!\n)/g, '') : text)?.[0];
        return Buffer.from(text.replace('§', inBlock.replaceAll('\n', lineBreak ?? '\n')), 'latin1');
      };
      withFolder({ ...files, CODEOWNERS: bytes(before, old) }, (folder) => {
        const { code } = run(folder, ['codeowners', '--host', host, '--write']);
        const written = fs.readFileSync(path.join(folder, 'CODEOWNERS'));
        assert.deepEqual([code, written.toString('latin1')], [0, bytes(after, block).toString('latin1')]);
      });
    });

  for (const [title, text, written] of [
    ['with its rules', '# mine\n* @b\n', `# mine\n* @b\n${block}`],
    ['adopted', '# mine\n* @acme/all\n/web/ @acme/web\n', `# mine\n${block}`],
  ] as const)
    it(`writes to where a link leads, ${title}`, function () {
      if (process.platform === 'win32') this.skip();
      withFolder({ ...files, 'config/owners': text }, (folder) => {
        const link = path.join(folder, 'CODEOWNERS');
        fs.symlinkSync('config/owners', link);
        const args = title === 'adopted' ? ['--adopt'] : ['--write'];
        assert.equal(run(folder, ['codeowners', ...args]).code, 0);
        assert.ok(fs.lstatSync(link).isSymbolicLink());
        assert.equal(fs.readFileSync(path.join(folder, 'config/owners'), 'utf8'), written);
      });
    });
});

describe('leadership codeowners --adopt', function () {
  this.timeout(120_000);

  for (const host of ['github', 'gitlab'])
    it(`leaves the block and the comments that are not imported, for ${host}`, () => {
      const text =
        '# Who owns what here.\n\n# The web team\n* @acme/all\n/web/ @acme/web # or Ana\n\n# End\n';
      withFolder({ CODEOWNERS: text, 'web/a.ts': '', 'web/b/c.ts': '', d: '' }, (folder) => {
        git(folder, 'init');
        const on = ['--host', host];
        assert.equal(run(folder, ['init', '--from-codeowners', 'CODEOWNERS', ...on]).code, 0);
        assert.deepEqual(run(folder, ['codeowners', '--write', '--adopt', ...on]), {
          code: 0,
          output: 'Wrote CODEOWNERS. The block replaces 2 lines.\n',
          complaint: '',
        });
        assert.equal(
          fs.readFileSync(path.join(folder, 'CODEOWNERS'), 'utf8'),
          `# End\n${block.replace('# all', '# the-web')}`,
        );
        assert.equal(run(folder, ['codeowners', '--check', ...on]).code, 0);
        assert.equal(run(folder, ['codeowners', '--adopt', ...on]).output, 'CODEOWNERS is up to date.\n');
        assert.equal(run(folder, ['codeowners', '--write', ...on]).output, 'CODEOWNERS is up to date.\n');
      });
    });

  it('keeps all other bytes', () => {
    const text =
      '\xef\xbb\xbf# \xff\xe9\r\n* @acme/all\r\n# The web team\r\n/web/ @acme/web\r\n\r\n\t# \xfe \r\n\r\n';
    withFolder({ ...files, CODEOWNERS: Buffer.from(text, 'latin1') }, (folder) => {
      assert.equal(run(folder, ['codeowners', '--adopt']).code, 0);
      assert.equal(
        fs.readFileSync(path.join(folder, 'CODEOWNERS'), 'latin1'),
        `\xef\xbb\xbf# \xff\xe9\r\n\r\n\t# \xfe \r\n\r\n${block.replaceAll('\n', '\r\n')}`,
      );
    });
  });

  checkCall('creates a file', {
    files,
    args: ['codeowners', '--adopt'],
    code: 0,
    prints: ['Wrote .github/CODEOWNERS.'],
    complains: [],
  });

  const many = Array.from({ length: 25 }, (_, at) => `/new/${String(at)} @acme/new\n`).join('');
  for (const [title, host, text, code, complains] of [
    [
      'other owners',
      'github',
      '* @acme/all\n/web/ @acme/docs\n/new/ @acme/new\n',
      1,
      [
        'CODEOWNERS was not changed, because these lines differ from leadership.yaml:',
        'CODEOWNERS:2 @acme/docs instead of @acme/web for 2 files, such as web/a.ts',
        'CODEOWNERS:3 Pattern "/new/" wins for no file, and leadership.yaml does not have it.',
        'Add them to leadership.yaml, or remove them.',
        'To use the owners in leadership.yaml instead, run "leadership codeowners --write --host github" first.',
      ],
    ],
    [
      'owners that a file does not have now',
      'github',
      '/web/ @acme/web\n',
      1,
      [
        'CODEOWNERS was not changed, because these lines differ from leadership.yaml:',
        'CODEOWNERS no owner instead of @acme/all for 2 files, such as CODEOWNERS',
        'Add them to leadership.yaml, or remove them.',
        'To use the owners in leadership.yaml instead, run "leadership codeowners --write --host github" first.',
      ],
    ],
    [
      'many lines',
      'github',
      `* @acme/all\n/web/ @acme/web\n${many}`,
      1,
      [
        'CODEOWNERS was not changed, because these lines differ from leadership.yaml:',
        ...Array.from(
          { length: 20 },
          (_, at) =>
            `CODEOWNERS:${String(at + 3)} Pattern "/new/${String(at)}" wins for no file, and leadership.yaml does not have it.`,
        ),
        'and 5 more',
        'Add them to leadership.yaml, or remove them.',
      ],
    ],
    [
      'sections with approvals',
      'gitlab',
      '* @acme/all\n/web/ @acme/web\n[Code][2] @acme/code\n*.ts\n',
      1,
      [
        'CODEOWNERS was not changed, because these lines differ from leadership.yaml:',
        'CODEOWNERS:2 @acme/web and @acme/code (2 approvals) (also line 4) instead of @acme/web for 2 files, such as web/a.ts',
        'leadership.yaml cannot express several reviews, optional ones, or several approvals. Keep these lines, or remove them.',
        'To use the owners in leadership.yaml instead, run "leadership codeowners --write --host gitlab" first.',
      ],
    ],
    [
      'a conflict',
      'github',
      '<<<<<<< HEAD\n* @acme/all\n',
      3,
      ['CODEOWNERS was not changed: line 1 is a Git conflict marker. Resolve the conflict.'],
    ],
  ] as const)
    checkUnchanged(title, host, text, code, complains);

  for (const [title, args, complains] of [
    ['--check', ['--adopt', '--check'], "option '--adopt' cannot be used with option '--check'"],
    ['--format json', ['--adopt', '--format', 'json'], '--format json requires --check.'],
  ] as const)
    it(`is not for ${title}`, () => {
      withFolder({ ...files, CODEOWNERS: '* @acme/all\n' }, (folder) => {
        const { code, complaint } = run(folder, ['codeowners', ...args]);
        assert.deepEqual([code, complaint.split('\n')[0]?.replace(/^error: /, '')], [2, complains]);
      });
    });
});

function checkUnchanged(
  title: string,
  host: string,
  text: string,
  code: number,
  complains: readonly string[],
): void {
  it(`changes nothing for ${title}`, () => {
    withFolder({ ...files, 'web/b.ts': '', CODEOWNERS: text }, (folder) => {
      const result = run(folder, ['codeowners', '--write', '--adopt', '--host', host]);
      assert.deepEqual(
        [result.code, result.output, result.complaint.trimEnd().split('\n')],
        [code, '', complains],
      );
      assert.equal(fs.readFileSync(path.join(folder, 'CODEOWNERS'), 'utf8'), text);
    });
  });
}
