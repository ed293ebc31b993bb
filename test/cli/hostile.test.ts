import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../checkFindings.ts';
import { acting, run } from './checkCall.ts';
import { git, withFolder } from './temporaryFolder.ts';

/** Text with special meaning in a terminal, a build log, XML, Markdown, and a URI. */
const payload =
  '\u001b[31m\u001b]8;;https://evil\u0007 \u0000\u009b\u202e\u2066\r\n::error::x\n##[error]y ##vso[z] ]]><x a="b">&amp;\'%0A,: [a](b)';

describe('the command line in a hostile repository', function () {
  this.timeout(120_000);
  const quoted = JSON.stringify(payload);
  const files = {
    'leadership.yaml': completed(`
purpose: ${quoted}
goals: [{ id: ${quoted}, statement: ${quoted} }]
decisionCriteria: [${quoted}]
people: { ana: { name: ${quoted}, contact: ${quoted} }, ${quoted}: ${quoted} }
unowned: [${JSON.stringify(`dist/${payload}`)}]
rules: { ${quoted}: off }
domains:
  - { id: all, name: ${quoted}, paths: ["*", ${JSON.stringify(`x${payload}`)}], owners: [ana] }
  - { id: ${quoted}, purpose: ${quoted}, paths: [src/], owners: [${quoted}, ana], delegatedBy: ${quoted}, contact: { slack: ${quoted} } }
  - { id: b, paths: [src/b], owners: [ana], goals: [${quoted}], decisions: [{ decision: ${quoted}, authority: i-think }] }
`),
    'src/a.ts': '',
  };
  const folderName = '\u001b[31m\n::error::x ##[error]y "<&\u202e,%:';

  const formats: Readonly<Record<string, readonly string[]>> = {
    check: ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'],
    who: ['text', 'json', 'ndjson'],
    explain: ['text', 'json'],
    diff: ['text', 'markdown', 'json'],
  };
  for (const [command, ofCommand] of Object.entries(formats))
    for (const format of ofCommand)
      it(`escapes untrusted text: ${command} --format ${format}`, function () {
        if (process.platform === 'win32') this.skip();
        withHostile((folder) => {
          const named = [
            'src/a.ts',
            'src/b',
            '::error::x',
            path.join(folderName, 'a'),
            payload.replace('\0', ''),
          ];
          const args = command === 'who' || command === 'explain' ? named : [];
          const { output, complaint } = run(folder, [command, '--format', format, '--color=never', ...args]);
          assert.ok(output.length > 0);
          assertHarmless(output, format === 'github');
          assertHarmless(complaint, false);
        });
      });

  it('escapes untrusted text in errors', () => {
    withHostile((folder) => {
      const name = payload.replaceAll('\0', '');
      for (const args of [
        [name],
        ['check', name],
        ['check', `--changed=${name}`],
        ['check', `--${name}`],
        ['who', `../${name}`],
        ['schema', '--of', name],
        ['check', '--cwd', name],
      ]) {
        const { code, output, complaint } = run(folder, args);
        assert.ok(code === 2 || code === 3, `${String(code)} ${args.join(' ')}`);
        assertHarmless(output, false);
        assertHarmless(complaint, false);
      }
    });
  });

  it('prints no workflow commands of others', () => {
    withHostile((folder) => {
      const commands = run(folder, ['check', '--format', 'github']).output.split('\n').flatMap(runnerCommand);
      assert.ok(commands.length > 5);
      const unknown = commands.filter(
        ({ name, properties }) =>
          !['error', 'warning', 'notice'].includes(name) ||
          properties.join() !== 'file,line,endLine,col,endColumn,title',
      );
      assert.deepEqual(unknown, []);
      const names = new Set(commands.map(({ file }) => file));
      assert.ok(
        [...names].some((name) => name.includes('\n::error::x \\u0023#[error]y "<&')),
        [...names].join(),
      );
    });
  });

  it('prints valid XML', () => {
    withHostile((folder) => {
      const xml = run(folder, ['check', '--format', 'junit']).output;
      const token =
        /<\?xml version="1\.0" encoding="UTF-8"\?>|<(\/?)([a-z-]+)((?: [a-z]+="[^"<>&]*(?:&#\d+;[^"<>&]*)*")*)(\/?)>|(?:[^<>&]|&#\d+;)+/gy;
      const open: string[] = [];
      let end = 0;
      for (const { 0: text, 1: closing, 2: name = '', 4: empty } of xml.matchAll(token)) {
        end += text.length;
        if (closing === '/') assert.equal(open.pop(), name);
        else if (name !== '' && empty === '') open.push(name);
      }
      assert.deepEqual([end, open], [xml.length, []]);
    });
  });

  function withHostile(use: (folder: string) => void): void {
    const nested = completed('domains: [{ id: n, paths: ["*"], owners: [x] }]\n');
    withFolder({ ...files, [`${folderName}/leadership.yaml`]: nested, [`${folderName}/a`]: '' }, (folder) => {
      git(folder, 'init');
      git(folder, 'add', '--all');
      git(folder, 'commit', '-q', '-m', 'Start');
      fs.appendFileSync(path.join(folder, 'leadership.yaml'), '  # edited\n');
      use(folder);
    });
  }

  function assertHarmless(text: string, mayCommand: boolean): void {
    assert.equal(acting.exec(text)?.index, undefined, JSON.stringify(text));
    const commands = text.split('\n').flatMap(runnerCommand);
    if (!mayCommand) assert.deepEqual(commands, []);
  }
});

interface RunnerCommand {
  readonly name: string;
  readonly properties: readonly string[];
  readonly file: string;
}

/**
 * The command that the runner of GitHub Actions sees on a line, of version 2 or else of version 1.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function runnerCommand(line: string): RunnerCommand[] {
  const [, name, written = ''] =
    /^\s*::([^\s:]+)(?: (.*?))?::/.exec(line) ?? /##(?:vso)?\[([^\s\]]+)(?: ([^\]]*))?\]/.exec(line) ?? [];
  if (name === undefined) return [];
  const properties = written.split(',').map((property) => property.split('='));
  const unescaped = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const file = properties.find(([key]) => key === 'file')?.[1] ?? '';
  return [{ name, properties: properties.map(([key = '']) => key), file: unescaped(file) }];
}
