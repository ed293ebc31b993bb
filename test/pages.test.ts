import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cli } from './cli/checkCall.ts';
import { bareEnvironment, withFolder } from './cli/temporaryFolder.ts';

// Follows the pages with steps literally: types each command, and compares what it prints with the page.

describe('the page', function () {
  this.timeout(120_000);
  before(function () {
    // The commands are for a POSIX shell.
    if (process.platform === 'win32') this.skip();
  });

  for (const page of ['docs/tutorial.md', 'docs/migrating-from-codeowners.md'])
    it(`${page} prints what its commands print`, () => {
      withFolder({ 'bin/leadership': `#!/bin/sh\nexec node '${cli}' "$@"\n`, 'home/.keep': '' }, (folder) => {
        fs.chmodSync(path.join(folder, 'bin/leadership'), 0o755);
        const blocks = blocksOf(fs.readFileSync(page, 'utf8'));
        const type = shellIn(folder);
        let commands = 0;
        for (const { language, text } of blocks)
          switch (language) {
            case 'sh':
              assert.deepEqual(type(text), { code: 0, output: '', folder: type('').folder }, text);
              break;
            case 'console': {
              const typed = commandsIn(text);
              const printed = typed.map((command) => `$ ${command}\n${type(command).output}`).join('');
              assert.equal(timeless(printed), timeless(text));
              commands += typed.length;
              break;
            }
            case 'yaml':
              writeLeadership(path.join(type('').folder, 'leadership.yaml'), text);
              break;
            default:
              assert.fail(`no test for a block of ${language}`);
          }
        assert.ok(commands > 8);
      });
    });
});

interface Block {
  readonly language: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  return Array.from(page.matchAll(/^```(\w+)\n(.*?)^```$/gms), ([, language = '', text = '']) => ({
    language,
    text,
  }));
}

function commandsIn(text: string): string[] {
  return Array.from(text.matchAll(/^\$ (.*)$/gm), ([, command = '']) => command);
}

/** What a command prints on both outputs, what it ends with, and the working folder after it. */
interface Typed {
  readonly code: number | null;
  readonly output: string;
  readonly folder: string;
}

/** A shell in `home`, which the pages call `/home/ana`. The working folder stays from command to command. */
function shellIn(folder: string): (command: string) => Typed {
  const home = path.join(folder, 'home');
  const env = {
    ...bareEnvironment,
    HOME: home,
    PATH: [path.join(folder, 'bin'), path.dirname(process.execPath), process.env['PATH']].join(
      path.delimiter,
    ),
  };
  let cwd = home;
  return (command) => {
    const script = `exec 2>&1\n${command}\ncode=$?\npwd > '${folder}/cwd'\nexit $code\n`;
    const { status, stdout } = spawnSync('sh', ['-c', script], { cwd, env, input: '', encoding: 'utf8' });
    cwd = fs.readFileSync(path.join(folder, 'cwd'), 'utf8').trimEnd();
    return { code: status, output: stdout.replaceAll(home, '/home/ana'), folder: cwd };
  };
}

/** Writes a whole leadership file, or its end from `domains` on. */
function writeLeadership(file: string, text: string): void {
  if (text.startsWith('version:')) {
    fs.writeFileSync(file, text);
    return;
  }
  assert.match(text, /^domains:/);
  const before = fs.readFileSync(file, 'utf8');
  const start = before.indexOf('\ndomains:') + 1;
  assert.notEqual(start, 0);
  fs.writeFileSync(file, before.slice(0, start) + text);
}

/** A text without what differs from one day or clone to the next: the ids of commits, and dates. */
function timeless(text: string): string {
  return text.replace(/\b[\da-f]{10}\b/g, '<commit>').replace(/\b\d{4}-\d\d-\d\d\b/g, '<date>');
}
