import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { completed } from '../checkFindings.ts';
import { checkCall, run } from './checkCall.ts';
import { git, withFolder } from './temporaryFolder.ts';

const written = completed(`
people: { ana: Ana Silva }
domains:
  - { id: all, paths: ["*"], owners: ["@acme/all"] }
  - { id: a, paths: [src/, "!src/made/"], owners: [ana] }
`);
const files = { 'leadership.yaml': written, 'src/a.ts': '' };

describe('the command line with many paths', function () {
  this.timeout(120_000);

  checkPaths('as arguments', ['src/a.ts', 'new'], undefined, ['src/a.ts a', 'new all']);
  checkPaths('on standard input', ['--stdin'], 'src/a.ts\n"gr\\303\\266\\303\\237e"\n\nsrc\r\n', [
    'src/a.ts a',
    'größe all',
    'src a',
  ]);
  checkPaths('separated by NUL', ['-z'], 'src/new\nline\0"quoted"\0', ['src/new\nline a', '"quoted" all']);
  checkPaths('that are none', ['--stdin'], '', []);
  checkPaths('that are staged', ['--staged'], undefined, ['src/staged a']);
  checkPaths('that changed since HEAD', ['--changed'], undefined, ['left all', 'src/a.ts a', 'src/staged a']);
  checkPaths('that changed since a merge base', ['--changed=main'], undefined, [
    'left all',
    'src/a.ts a',
    'src/committed a',
    'src/staged a',
  ]);

  checkCall('continues after a path outside the repository', {
    files,
    prepare: (folder) => {
      git(folder, 'init', '--quiet');
    },
    args: ['who', '--stdin', '--format', 'ndjson'],
    input: '../a\nsrc/a.ts\n',
    code: 2,
    complains: ['../a is outside the repository <folder>.'],
  });
  for (const args of [[], ['a', '--stdin'], ['--stdin', '--staged'], ['--staged', '--changed']])
    checkCall(`is invalid: who ${args.join(' ')}`, {
      files,
      args: ['who', ...args],
      code: 2,
      prints: [],
    });
  for (const [base, sentence] of [
    ['nowhere', 'Unknown revision "nowhere". Check the name, or fetch it first.'],
    ['--output=x', 'Unknown revision "--output=x". Check the name, or fetch it first.'],
  ] as const)
    for (const command of ['who', 'check'])
      checkCall(`is invalid: ${command} --changed=${base}`, {
        files,
        prepare: begin,
        args: [command, `--changed=${base}`],
        code: 2,
        prints: [],
        complains: [sentence],
      });
  checkCall('requires a Git repository', {
    files,
    args: ['who', '--changed'],
    code: 3,
    prints: [],
    complains: ['<folder> is not a Git repository.'],
  });

  checkCall('checks only changed files', {
    files: { ...files, 'src/leadership.yaml': 'version: 2\n', 'lib/leadership.yaml': 'version: 2\n' },
    prepare: (folder) => {
      begin(folder);
      fs.writeFileSync(path.join(folder, 'lib/leadership.yaml'), 'version: 3\n');
    },
    args: ['check', '--changed'],
    code: 1,
    prints: [
      'lib/leadership.yaml:1:10 error: Unsupported format version 3. Use "version: 1", or update Leadership as Code. [version]',
      '  1 | version: 3',
      '    |          ^',
      '',
      '1 problem in 1 file (1 error)',
    ],
  });
  checkCall('checks no files without changes', {
    files: { ...files, 'src/leadership.yaml': 'version: 2\n' },
    prepare: begin,
    args: ['check', '--changed'],
    code: 0,
    prints: ['No problems in 0 files.'],
  });

  /** Checks the answers, each as `path domain`, in each format. */
  function checkPaths(
    title: string,
    args: readonly string[],
    input: string | undefined,
    answers: readonly string[],
  ): void {
    it(title, () => {
      withFolder({ ...files, 'src/committed': '' }, (folder) => {
        fs.rmSync(path.join(folder, 'src/committed'));
        begin(folder);
        git(folder, 'checkout', '-q', '-b', 'work');
        fs.writeFileSync(path.join(folder, 'src/committed'), '');
        git(folder, 'add', '--all');
        git(folder, 'commit', '-q', '-m', 'Work');
        fs.writeFileSync(path.join(folder, 'src/a.ts'), 'edited');
        fs.writeFileSync(path.join(folder, 'src/staged'), '');
        git(folder, 'add', 'src/staged');
        fs.writeFileSync(path.join(folder, 'left'), '');
        const ask = (format: string): string => {
          const { code, output, complaint } = run(
            folder,
            ['who', '--long', '--format', format, ...args],
            input,
          );
          assert.deepEqual({ code, complaint }, { code: 0, complaint: '' });
          return output;
        };
        interface Answer {
          readonly path: string;
          readonly domain: string;
        }
        const inWords = ({ path: file, domain }: Answer): string => `${file} ${domain}`;
        const json = JSON.parse(ask('json')) as { answers: Answer[] };
        const lines = ask('ndjson').split('\n').slice(0, -1);
        assert.deepEqual(
          [json.answers.map(inWords), lines.map((line) => inWords(JSON.parse(line) as Answer))],
          [answers, answers],
        );
        assert.equal(ask('json'), `${JSON.stringify(json, null, 2)}\n`);
        assert.equal(ask('text').split('\n\n').filter(Boolean).length, answers.length);
      });
    });
  }

  function begin(folder: string): void {
    git(folder, 'init');
    git(folder, 'add', '--all');
    git(folder, 'commit', '-q', '-m', 'Start');
  }
});

describe('leadership explain', function () {
  this.timeout(120_000);
  const nested = {
    'leadership.yaml': `${written}unowned: [dist/]\n`,
    'src/in/leadership.yaml':
      'version: 1\ninherits: true\ndomains: [{ id: inner, paths: ["*.ts"], owners: ["@inner"] }]\n',
    'lib/leadership.yaml': completed('domains: [{ id: lib, paths: [x], owners: ["@lib"] }]\n'),
  };

  checkCall('shows which pattern wins, and why the others do not', {
    files: nested,
    prepare: (folder) => {
      git(folder, 'init', '--quiet');
    },
    from: 'src',
    args: ['explain', 'in/a.ts', 'made/a', '../lib/a', '../dist/a'],
    code: 0,
    prints: [
      'in/a.ts',
      '  Owned by inner: @inner',
      '',
      '  Matching patterns, highest precedence first:',
      '  → in/leadership.yaml:3  *.ts  inner  wins',
      '    ../leadership.yaml:5  src/  a      overridden',
      '    ../leadership.yaml:4  *     all    overridden',
      '',
      'made/a',
      '  Owned by all: @acme/all',
      '',
      '  Matching patterns, highest precedence first:',
      '    ../leadership.yaml:5  !src/made/  a    excluded',
      '    ../leadership.yaml:5  src/        a    superseded by !src/made/',
      '  → ../leadership.yaml:4  *           all  wins',
      '',
      '../lib/a',
      '  Unowned: no pattern matches this path',
      '',
      '  Add the path to a domain in ../lib/leadership.yaml, or to "unowned".',
      '  Not used: ../leadership.yaml (../lib/leadership.yaml does not set "inherits: true")',
      '',
      '../dist/a',
      '  Intentionally unowned',
      '',
      '  Matching patterns, highest precedence first:',
      '  → ../leadership.yaml:10  dist/  unowned  wins',
      '    ../leadership.yaml:4   *      all      overridden',
      '',
      'After an edit, run "leadership diff" to see which files change owners.',
    ],
  });
  checkCall('names the domain as the file does, and no command that needs Git', {
    files: { 'leadership.yaml': written.replace('{ id: a,', '{ id: a, name: The A,'), 'src/a.ts': '' },
    args: ['explain', 'src/a.ts'],
    code: 0,
    prints: [
      'src/a.ts',
      '  Owned by The A (a): Ana Silva',
      '',
      '  Matching patterns, highest precedence first:',
      '  → leadership.yaml:5  src/  a    wins',
      '    leadership.yaml:4  *     all  overridden',
    ],
  });
});

describe('a half-typed leadership file', function () {
  this.timeout(120_000);
  const halfTyped = {
    files: {
      'leadership.yaml': written.replace('owners: [ana] }', 'owners: [ana'),
      'src/a.ts': '',
      'src/b.ts': '',
      'lib/leadership.yaml': completed('domains: [{ id: lib, paths: ["*"], owners: ["@lib"] }]\n'),
    },
    prepare: (folder: string): void => {
      git(folder, 'init', '--quiet');
    },
    code: 0,
  };
  const complains = [
    'Owners may be missing. leadership.yaml has errors: Unclosed map. Add "}". Run "leadership check" for details.',
  ];

  for (const args of [['who', 'src/a.ts', 'src/b.ts'], ['explain', 'src/a.ts'], ['coverage'], ['diff']])
    checkCall(`is no silent wrong answer: ${args.join(' ')}`, { ...halfTyped, args, complains });
  for (const args of [
    ['who', 'lib/a.ts'],
    ['explain', 'lib/a.ts'],
  ])
    checkCall(`does not matter where it does not apply: ${args.join(' ')}`, {
      ...halfTyped,
      args,
      complains: [],
    });
});

describe('the JSON that the command line prints', function () {
  this.timeout(120_000);
  const everything = {
    'leadership.yaml': completed(`
goals: [{ id: fast, statement: Fast }]
decisionCriteria: [{ id: undo, statement: Undo }, Plain]
people: { ana: { name: Ana, github: ana } }
teams: { crew: [ana] }
competencies: { sql: SQL }
unowned: [dist/]
domains:
  - { id: all, paths: ["*"], owners: ["@acme/all", crew, anna] }
  - id: a
    name: The A
    purpose: For all
    paths: [src/, "!src/made/", nowhere/]
    owners: [ana]
    delegatedBy: "@boss"
    authority: i-have-done
    decisions: [{ decision: Replay, authority: i-intend, consult: [ana], inform: [crew] }]
    goals: [fast]
    requires: { sql: expert }
    contact: { slack: "#a", url: "https://example.com" }
`),
    'src/leadership.yaml': 'version: 1\ninherits: true\ndomains: [{ id: in, paths: [x], owners: [] }]\n',
    'lib/leadership.yaml': completed(''),
    'src/a.ts': '',
  };
  const paths = ['src/a.ts', 'src/x', 'src/made/b', 'dist/c', 'lib/d', '.', 'e'];
  for (const [name, args] of [
    ['check', ['check', '--format', 'json']],
    ['who', ['who', '--format', 'json', ...paths]],
    ['explain', ['explain', '--format', 'json', ...paths]],
  ] as const)
    it(`for ${name} matches its schema`, () => {
      withFolder(everything, (folder) => {
        const schema = JSON.parse(run(folder, ['schema', '--of', name]).output) as object;
        const value: unknown = JSON.parse(run(folder, args).output);
        const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
        ajv.validate(schema, value);
        assert.deepEqual(ajv.errors ?? [], []);
        assert.ok(JSON.stringify(value).length > 1000);
      });
    });
  it('for schema is the published schema', () => {
    withFolder({}, (folder) => {
      const published = JSON.parse(fs.readFileSync('schemas/leadership.schema.json', 'utf8')) as object;
      assert.deepEqual(JSON.parse(run(folder, ['schema']).output), published);
    });
  });
});

describe('who, for what Git tracks as a file', () => {
  for (const typed of ['link', 'link/', 'module', 'module/'])
    it(`answers for ${typed}, not for a folder`, function () {
      if (process.platform === 'win32') this.skip();
      const owners = completed(
        'domains: [{ id: all, paths: ["*"], owners: ["@a"] }, { id: it, paths: [link, module], owners: ["@b"] }]\n',
      );
      withFolder({ 'repo/leadership.yaml': owners, 'repo/d/a': '', 'module/x': '' }, (folder) => {
        const [repository, module] = [path.join(folder, 'repo'), path.join(folder, 'module')];
        for (const each of [module, repository]) git(each, 'init', '--quiet');
        git(module, 'add', '--all');
        git(module, 'commit', '--quiet', '--message', 'x');
        fs.symlinkSync('d', path.join(repository, 'link'));
        git(repository, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', module, 'module');
        git(repository, 'add', '--all');
        const { output } = run(repository, ['who', typed, '--format', 'json']);
        const [card] = (JSON.parse(output) as { answers: { path: string; domain: string }[] }).answers;
        assert.deepEqual([card?.path, card?.domain], [typed, 'it']);
      });
    });
});
