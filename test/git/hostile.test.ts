import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gitAuthors } from '../../src/git/authors.ts';
import { gitFiles } from '../../src/git/files.ts';
import { textOfUtf8 } from '../../src/text/utf8.ts';
import { baseCommit, commitOf, filesAt } from '../../src/git/revision.ts';
import { runGit } from '../../src/git/run.ts';
import { completed } from '../checkFindings.ts';
import { run } from '../cli/checkCall.ts';
import { bareEnvironment, git, withFolder } from '../cli/temporaryFolder.ts';

const written = completed('domains: [{ id: all, paths: ["*"], owners: ["@acme/all"] }]\n');
/** Names that a line, an option, a quote or a shell would break. */
const names = [
  '-rf',
  '--output=x',
  'new\nline',
  '"quoted"',
  'größe.md',
  'a$(touch x)',
  'tab\tin',
  ' blank ',
  'ア',
];
const files = {
  'repo/leadership.yaml': written,
  'repo/sub/leadership.yaml': 'version: 1\ninherits: true\ndomains: []\n',
  'repo/.gitattributes': '* filter=x diff=x merge=x ident\n',
  ...Object.fromEntries(names.map((name) => [`repo/${name}`, 'x\n'])),
};
/** Every command that runs Git, from the root of the repository. */
const commands = [
  ['check'],
  ['check', 'leadership.yaml'],
  ['check', '--changed'],
  ['who', '--', '-rf', 'new\nline', 'sub/'],
  ['who', '--staged'],
  ['who', '--changed', 'HEAD~1'],
  ['explain', 'größe.md'],
  ['codeowners', '--host', 'github'],
  ['coverage'],
  ['coverage', '--by', 'folder'],
  ['owners'],
  ['diff'],
  ['diff', 'HEAD~1'],
  ['diff', 'main', '--format', 'markdown'],
  ['intent'],
  ['intents'],
  ['commit-msg', 'ア'],
  ['prepare-commit-msg', 'ア', 'message'],
  ['commit-range', 'HEAD~1..HEAD'],
  ['hooks', 'status'],
  ['diff', '--', '--output=stolen'],
];

describe('Git in an untrusted repository', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('runs no program from its settings', () => {
    withHostile((folder, canaries) => {
      const repository = prepared(folder);
      fs.appendFileSync(path.join(repository, '.git/config'), settings(canaries.program));
      for (const [at, args] of commands.entries()) {
        const { code, complaint } = run(repository, args);
        const expected = at === commands.length - 1 ? 2 : args[0] === 'hooks' ? 1 : 0;
        assert.deepEqual([args, code], [args, expected], complaint);
      }
      assert.deepEqual(canaries.sung(), []);
    });
  });

  it('runs no program from a folder that looks like a bare repository', () => {
    withHostile((folder, canaries) => {
      const inside = path.join(prepared(folder), 'sub');
      const outside = path.join(folder, 'outside');
      fs.mkdirSync(outside);
      fs.writeFileSync(path.join(outside, 'leadership.yaml'), written);
      for (const bare of [inside, outside]) {
        git(bare, 'init', '--bare', '.');
        git(bare, '--git-dir=.', '--work-tree=.', 'add', 'leadership.yaml');
        const itself = '[core]\n\tbare = false\n\tworktree = .\n';
        fs.appendFileSync(path.join(bare, 'config'), settings(canaries.program) + itself);
        for (const args of commands) run(bare, args);
      }
      assert.deepEqual(canaries.sung(), []);
    });
  });

  it('would run it without the safe settings', () => {
    withHostile((folder, canaries) => {
      const repository = prepared(folder);
      fs.appendFileSync(path.join(repository, '.git/config'), settings(canaries.program));
      assert.throws(() => {
        git(repository, 'status');
      });
      assert.notDeepEqual(canaries.sung(), []);
    });
  });

  it('returns names and texts unchanged', async () => {
    await withHostileFolder(async (folder) => {
      const repository = prepared(folder);
      const listed: string[] = [];
      await gitFiles(repository, (bytes, start, end) => listed.push(textOfUtf8(bytes, start, end)));
      const all = Object.keys(files).map((file) => file.slice('repo/'.length));
      assert.deepEqual(listed.sort(), all.sort());
      const commit = await commitOf(repository, 'HEAD');
      assert.ok(commit);
      const committed = await filesAt(repository, commit, names);
      assert.deepEqual(committed.map(({ path: file }) => file).sort(), names.toSorted());
      assert.deepEqual(new Set(committed.map(({ text }) => text)), new Set(['x\n']));
    });
  });

  it('follows links within a commit only', async () => {
    await withHostileFolder(async (folder) => {
      const repository = prepared(folder);
      fs.mkdirSync(path.join(repository, 'linked'));
      const link = (target: string, name: string): void => {
        fs.symlinkSync(target, path.join(repository, 'linked', name));
      };
      link('../leadership.yaml', 'leadership.yaml');
      link('/etc/passwd', 'a');
      link('../../outside', 'b');
      link('c', 'c');
      git(repository, 'add', '--all');
      git(repository, 'commit', '--quiet', '--message', 'Link');
      const base = await baseCommit(repository, undefined);
      assert.ok(base.kind === 'commit');
      const found = await filesAt(repository, base.commit, ['leadership.yaml', 'a', 'b', 'c']);
      const linked = found.filter(({ path: file }) => file.startsWith('linked/'));
      assert.deepEqual(linked, [{ path: 'linked/leadership.yaml', text: `${written}# changed\n` }]);
    });
  });

  it('is always started with safe settings, and never by a shell', () => {
    withHostile((folder) => {
      const repository = prepared(folder);
      const log = path.join(folder, 'calls');
      const shim = path.join(folder, 'bin');
      fs.mkdirSync(shim);
      const real = programIn(process.env['PATH'] ?? '', 'git');
      fs.writeFileSync(
        path.join(shim, 'git'),
        `#!/bin/sh\n{ printf '%s|' "$GIT_OPTIONAL_LOCKS" "$GIT_TERMINAL_PROMPT" "$GIT_NO_LAZY_FETCH" "\${GIT_ALLOW_PROTOCOL-any}" "$GIT_CONFIG_KEY_0=$GIT_CONFIG_VALUE_0" "$@"; echo; } >> ${log}\nexec ${real} "$@"\n`,
        { mode: 0o755 },
      );
      fs.writeFileSync(path.join(shim, 'sh'), '#!/bin/false\n', { mode: 0o755 });
      const before = process.env['PATH'];
      bareEnvironment['PATH'] = `${shim}${path.delimiter}${before ?? ''}`;
      try {
        for (const args of commands) run(repository, args);
      } finally {
        bareEnvironment['PATH'] = before;
      }
      const calls = fs.readFileSync(log, 'utf8').trimEnd().split('\n');
      const safe =
        '0|0|1||safe.bareRepository=explicit|--no-pager|-c|core.fsmonitor=false|-c|core.hooksPath=/dev/null|';
      assert.deepEqual(
        calls.filter((call) => !call.startsWith(safe)),
        [],
      );
      const verbs = new Set(calls.map((call) => call.slice(safe.length).split('|', 1)[0]));
      const security = fs.readFileSync('SECURITY.md', 'utf8');
      const documented = Array.from(security.matchAll(/^- `git ([\w-]+)/gm), ([, verb]) => verb);
      assert.deepEqual([...verbs].sort(), documented.sort(), 'the list in SECURITY.md');
      assert.deepEqual(
        calls.filter((call) => call.includes('stolen')),
        [],
      );
    });
  });

  it('is stopped if it prints nothing', async () => {
    await withHostileFolder(async (folder) => {
      const shim = path.join(folder, 'bin');
      const pid = path.join(folder, 'pid');
      fs.mkdirSync(shim);
      fs.writeFileSync(path.join(shim, 'git'), `#!/bin/sh\necho $$ > ${pid}\nexec sleep 600\n`, {
        mode: 0o755,
      });
      const before = process.env['PATH'];
      process.env['PATH'] = `${shim}${path.delimiter}${before ?? ''}`;
      try {
        await assert.rejects(runGit(folder, ['log'], 500), { kind: 'timeout' });
      } finally {
        process.env['PATH'] = before;
      }
      assert.throws(() => process.kill(Number(fs.readFileSync(pid, 'utf8')), 0), { code: 'ESRCH' });
    });
  });

  it('runs no program to list authors', async () => {
    await withHostileFolder(async (folder, canaries) => {
      const repository = prepared(folder);
      fs.appendFileSync(path.join(repository, '.git/config'), settings(canaries.program));
      assert.deepEqual(await gitAuthors(repository), [{ name: 'Ada Test', email: 'ada@example.com' }]);
      assert.deepEqual(canaries.sung(), []);
    });
  });
});

/** Settings that name a program for whatever git would run one for. */
function settings(program: string): string {
  const sections: Readonly<Record<string, readonly string[]>> = {
    core: ['fsmonitor', 'pager', 'editor', 'sshCommand', 'askPass', 'gitProxy', 'alternateRefsCommand'],
    diff: ['external'],
    'diff "x"': ['textconv', 'command'],
    'filter "x"': ['clean', 'smudge', 'process'],
    'merge "x"': ['driver'],
    'trailer "domain"': ['cmd', 'command'],
    gpg: ['program'],
    'gpg "ssh"': ['program', 'defaultKeyCommand'],
    credential: ['helper'],
    sequence: ['editor'],
    uploadpack: ['packObjectsHook'],
    'difftool "x"': ['cmd'],
  };
  const verbs = ['ls-files', 'ls-tree', 'rev-parse', 'merge-base', 'cat-file', 'log', 'diff-index'];
  return [
    ...Object.entries(sections).map(
      ([section, keys]) => `[${section}]\n${keys.map((key) => `\t${key} = ${program}\n`).join('')}`,
    ),
    `[core]\n\thooksPath = ${path.dirname(program)}\n\tattributesFile = ${program}\n`,
    `[pager]\n${verbs.map((verb) => `\t${verb} = ${program}\n`).join('')}`,
    `[alias]\n${verbs.map((verb) => `\t${verb} = !${program}\n`).join('')}`,
    '[log]\n\tshowSignature = true\n[filter "x"]\n\trequired = true\n',
  ].join('');
}

interface Canaries {
  /** Writes down that it was run. */
  readonly program: string;
  readonly sung: () => string[];
}

function withHostile(use: (folder: string, canaries: Canaries) => void): void {
  withFolder(files, (folder) => {
    use(folder, canariesIn(folder));
  });
}

async function withHostileFolder(use: (folder: string, canaries: Canaries) => Promise<void>): Promise<void> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-hostile-')));
  try {
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    await use(folder, canariesIn(folder));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function canariesIn(folder: string): Canaries {
  const program = path.join(folder, 'hooks/post-index-change');
  const sung = path.join(folder, 'sung');
  fs.mkdirSync(path.dirname(program));
  fs.writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> ${sung}\ncat\n`, { mode: 0o755 });
  return { program, sung: () => (fs.existsSync(sung) ? fs.readFileSync(sung, 'utf8').split('\n') : []) };
}

/** A repository with two commits, and a change that is in none. */
function prepared(folder: string): string {
  const repository = path.join(folder, 'repo');
  git(repository, 'init');
  git(repository, 'commit', '--allow-empty', '--quiet', '--message', 'Begin');
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message', 'Start');
  fs.appendFileSync(path.join(repository, 'leadership.yaml'), '# changed\n');
  git(repository, 'add', 'leadership.yaml');
  fs.utimesSync(path.join(repository, '-rf'), 1, 1);
  return repository;
}

function programIn(folders: string, name: string): string {
  const found = folders
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((program) => fs.existsSync(program));
  assert.ok(found);
  return found;
}
