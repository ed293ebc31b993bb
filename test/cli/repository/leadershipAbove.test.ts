import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../../checkFindings.ts';
import { runWith } from '../checkCall.ts';
import { git, withFolder } from '../temporaryFolder.ts';

const domains = (owner: string): string =>
  `domains: [{ id: all, paths: ["*"], owners: ["@acme/${owner}"] }]\n`;
const files = {
  'leadership.yaml': completed(domains('root')),
  'a.ts': '',
  'sub/leadership.yaml': completed(domains('sub')),
  'sub/b.ts': '',
  'sub/deep/c.ts': '',
  'other/leadership.yaml': '<<<<<<< a\n',
  'other/d.ts': '',
  message: 'Can I pay it?\n',
};

/** The answers about named and staged paths come from the leadership files above them, and from no others. */
describe('leadership files above paths', function () {
  this.timeout(60_000);

  it('are those that Git lists, tracked or not', () => {
    inRepository((folder) => {
      assert.deepEqual(owners(folder, 'a.ts', 'sub/b.ts', 'sub/deep/c.ts', 'sub/'), [
        'root',
        'sub',
        'sub',
        'sub',
      ]);
      fs.writeFileSync(path.join(folder, 'sub/deep/leadership.yml'), completed(domains('deep')));
      assert.deepEqual(owners(folder, 'sub/b.ts', 'sub/deep/c.ts', 'sub/deep'), ['sub', 'deep', 'deep']);
      fs.writeFileSync(path.join(folder, '.gitignore'), 'leadership.yml\n');
      assert.deepEqual(owners(folder, 'sub/deep/c.ts'), ['sub']);
      git(folder, 'rm', '--quiet', '--cached', 'sub/leadership.yaml');
      assert.deepEqual(owners(folder, 'sub/b.ts'), ['sub']);
      fs.rmSync(path.join(folder, 'sub/leadership.yaml'));
      assert.deepEqual(owners(folder, 'sub/b.ts'), ['root']);
    });
  });

  it('are the same for paths on standard input, which come a few at a time', () => {
    inRepository((folder) => {
      const { output } = run(
        folder,
        ['who', '--stdin', '--format', 'ndjson'],
        'a.ts\nsub/b.ts\nsub\nnone/x.ts\n',
      );
      const cards = output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Answer);
      assert.deepEqual(
        cards.map(({ path: file, owners: [owner] }) => [file, owner?.ref]),
        [
          ['a.ts', '@acme/root'],
          ['sub/b.ts', '@acme/sub'],
          ['sub', '@acme/sub'],
          ['none/x.ts', '@acme/root'],
        ],
      );
    });
  });

  it('alone can stop a commit', () => {
    inRepository((folder) => {
      stage(folder, 'a.ts');
      assert.equal(run(folder, ['check']).code, 1);
      const checked = run(folder, ['commit-msg', 'message']);
      assert.deepEqual([checked.code, checked.output.includes('asks-permission')], [1, true], checked.output);
      stage(folder, 'other/d.ts');
      const stopped = run(folder, ['commit-msg', 'message']);
      assert.deepEqual(
        [stopped.code, stopped.output.includes('Cannot read other/leadership.yaml')],
        [3, true],
      );
    });
  });

  it('outside a sparse checkout come from the index', () => {
    inRepository((folder) => {
      fs.rmSync(path.join(folder, 'other'), { recursive: true });
      git(folder, 'commit', '--quiet', '--all', '--message', 'Remove');
      git(folder, 'sparse-checkout', 'set', 'other');
      assert.equal(fs.existsSync(path.join(folder, 'sub/leadership.yaml')), false);
      assert.deepEqual(owners(folder, 'a.ts', 'sub/b.ts'), ['root', 'sub']);
    });
  });

  it('of a submodule do not count, and it is a file to Git', () => {
    inRepository((folder) => {
      withFolder({ 'leadership.yaml': completed(domains('inner')) }, (inner) => {
        git(inner, 'init', '--quiet');
        git(inner, 'add', '--all');
        git(inner, 'commit', '--quiet', '--message', 'Start');
        git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'module');
        assert.deepEqual(owners(folder, 'module/x.ts'), ['root']);
        const { output } = run(folder, ['explain', 'module', '--format', 'json']);
        assert.equal((JSON.parse(output) as { explanations: Answer[] }).explanations[0]?.path, 'module');
      });
    });
  });

  it('are needed somewhere in the repository', () => {
    withFolder({ 'a.ts': '', message: 'Can I pay it?\n' }, (folder) => {
      git(folder, 'init', '--quiet');
      git(folder, 'add', '--all');
      const { code, output } = run(folder, ['who', 'a.ts']);
      assert.deepEqual([code, output.startsWith('No leadership.yaml found')], [3, true], output);
      assert.equal(run(folder, ['commit-msg', 'message']).code, 0);
      fs.mkdirSync(path.join(folder, 'sub'));
      fs.writeFileSync(path.join(folder, 'sub/leadership.yaml'), completed(domains('sub')));
      const elsewhere = run(folder, ['who', 'a.ts']);
      assert.deepEqual([elsewhere.code, elsewhere.output.includes('Unowned')], [0, true], elsewhere.output);
      assert.equal(run(folder, ['commit-msg', 'message']).code, 0);
    });
  });
});

interface Answer {
  readonly path: string;
  readonly owners: readonly { readonly ref: string }[];
}

function inRepository(use: (folder: string) => void): void {
  withFolder(files, (folder) => {
    git(folder, 'init', '--quiet');
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'Start');
    use(folder);
  });
}

function stage(folder: string, file: string): void {
  fs.writeFileSync(path.join(folder, file), 'changed\n');
  git(folder, 'add', file);
}

function run(folder: string, args: readonly string[], input?: string): ReturnType<typeof runWith> {
  return runWith(folder, args, {}, input);
}

function owners(folder: string, ...names: readonly string[]): (string | undefined)[] {
  const { code, output } = run(folder, ['who', ...names, '--format', 'json']);
  assert.equal(code, 0, output);
  return (JSON.parse(output) as { answers: Answer[] }).answers.map(({ owners: [owner] }) =>
    owner?.ref.replace('@acme/', ''),
  );
}
