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

describe('the command line, asked about many paths', function () {
  this.timeout(30_000);

  checkPaths('that are named', ['src/a.ts', 'new'], undefined, ['src/a.ts a', 'new all']);
  checkPaths('on standard input', ['--stdin'], 'src/a.ts\n"gr\\303\\266\\303\\237e"\n\nsrc\r\n', [
    'src/a.ts a',
    'größe all',
    'src/ a',
  ]);
  checkPaths('separated by NUL', ['-z'], 'src/new\nline\0"quoted"\0', ['src/new\nline a', '"quoted" all']);
  checkPaths('of which there are none', ['--stdin'], '', []);
  checkPaths('that the next commit changes', ['--staged'], undefined, ['src/staged a']);
  checkPaths('that differ from HEAD', ['--changed'], undefined, ['left all', 'src/a.ts a', 'src/staged a']);
  checkPaths('that differ from where the work left a branch', ['--changed=main'], undefined, [
    'left all',
    'src/a.ts a',
    'src/committed a',
    'src/staged a',
  ]);

  checkCall('goes on behind a path outside the repository', {
    files: { ...files, '.git/HEAD': '' },
    args: ['who', '--stdin', '--format', 'ndjson'],
    input: '../a\nsrc/a.ts\n',
    code: 2,
    complains: ['../a is outside the repository <folder>'],
  });
  for (const args of [[], ['a', '--stdin'], ['--stdin', '--staged'], ['--staged', '--changed']])
    checkCall(`is not understood: who ${args.join(' ')}`, {
      files,
      args: ['who', ...args],
      code: 2,
      prints: [],
    });
  for (const [base, sentence] of [
    [
      'nowhere',
      'There is no commit "nowhere" here: name a branch, a tag or a commit, and fetch it where it is not there yet',
    ],
    [
      '--output=x',
      'There is no commit "--output=x" here: name a branch, a tag or a commit, and fetch it where it is not there yet',
    ],
  ] as const)
    for (const command of ['who', 'check'])
      checkCall(`is not understood: ${command} --changed=${base}`, {
        files,
        prepare: begin,
        args: [command, `--changed=${base}`],
        code: 2,
        prints: [],
        complains: [sentence],
      });
  checkCall('says that it needs git', {
    files,
    args: ['who', '--changed'],
    code: 3,
    prints: [],
    complains: ['There is no git repository in <folder>'],
  });

  checkCall('checks only what has changed', {
    files: { ...files, 'src/leadership.yaml': 'version: 2\n', 'lib/leadership.yaml': 'version: 2\n' },
    prepare: (folder) => {
      begin(folder);
      fs.writeFileSync(path.join(folder, 'lib/leadership.yaml'), 'version: 3\n');
    },
    args: ['check', '--changed'],
    code: 1,
    prints: [
      'lib/leadership.yaml:1:10 error: Write "version: 1": version 3 of the format is not known here [version]',
      '  1 | version: 3',
      '    |          ^',
      '',
      '1 error in 1 file',
    ],
  });
  checkCall('checks nothing where nothing has changed', {
    files: { ...files, 'src/leadership.yaml': 'version: 2\n' },
    prepare: begin,
    args: ['check', '--changed'],
    code: 0,
    prints: ['No findings in 0 files'],
  });

  /** What is answered as a line of `path domain` each, in each format. */
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
          const { code, output, complaint } = run(folder, ['who', '--format', format, ...args], input);
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

describe('the command line, asked why', function () {
  this.timeout(30_000);
  const nested = {
    'leadership.yaml': `${written}unowned: [dist/]\n`,
    'src/in/leadership.yaml':
      'version: 1\ninherits: true\ndomains: [{ id: inner, paths: ["*.ts"], owners: ["@inner"] }]\n',
    'lib/leadership.yaml': completed('domains: [{ id: lib, paths: [x], owners: ["@lib"] }]\n'),
  };

  checkCall('tells what decided and what did not', {
    files: nested,
    from: 'src',
    args: ['explain', 'in/a.ts', 'made/a', '../lib/a', '../dist/a'],
    code: 0,
    prints: [
      'in/a.ts',
      '  inner · @inner',
      '  in/leadership.yaml is asked:',
      '    line 3: *.ts  decides for "inner"',
      '  ../leadership.yaml is asked where nothing further in matches:',
      '    line 5: src/  "a", overruled by what is asked before',
      '    line 4: *     "all", overruled by what is asked before',
      '',
      'made/a',
      '  all · @acme/all',
      '  ../leadership.yaml is asked:',
      '    line 5: !src/made/  takes the path out of "a"',
      '    line 5: src/        "a", where a later pattern has the say',
      '    line 4: *           decides for "all"',
      '',
      '../lib/a',
      '  Nobody owns this: no pattern matches it',
      '  ../lib/leadership.yaml is asked:',
      '    nothing here matches',
      '  ../leadership.yaml is not asked: ../lib/leadership.yaml starts afresh, without "inherits: true"',
      '',
      '../dist/a',
      '  Unowned on purpose',
      '  ../leadership.yaml is asked:',
      '    line 10: dist/  decides: unowned on purpose',
      '    line 4: *      "all", overruled by what is asked before',
    ],
  });
});

describe('the JSON that the command line prints', function () {
  this.timeout(30_000);
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
    it(`for ${name} is what its schema describes`, () => {
      withFolder(everything, (folder) => {
        const schema = JSON.parse(run(folder, ['schema', '--of', name]).output) as object;
        const value: unknown = JSON.parse(run(folder, args).output);
        const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
        ajv.validate(schema, value);
        assert.deepEqual(ajv.errors ?? [], []);
        assert.ok(JSON.stringify(value).length > 1000);
      });
    });
  it('as the schema of the file is the published one', () => {
    withFolder({}, (folder) => {
      const published = JSON.parse(fs.readFileSync('schemas/leadership.schema.json', 'utf8')) as object;
      assert.deepEqual(JSON.parse(run(folder, ['schema']).output), published);
    });
  });
});
