import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bareEnvironment, withFolder } from './temporaryFolder.ts';

/** The command as it is built. */
export const cli = path.resolve('dist/cli.js');

/** What a command is called on, and what it ends with. */
export interface Call {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Makes a repository of the folder, or changes it otherwise; without it, there is no git. */
  readonly prepare?: (folder: string) => void;
  /** From the folder, as the command sees it. */
  readonly from?: string;
  readonly args: readonly string[];
  /** What standard input has. */
  readonly input?: string;
  readonly code: number;
  /** Lines of the output; `<folder>` stands for the folder, `<commit>` for the short id of one. Not compared where it is absent. */
  readonly prints?: readonly string[];
  readonly complains?: readonly string[];
}

/** A test that calls the command on files of its own and compares all that it says and ends with. */
export function checkCall(title: string, call: Call, further?: (output: string) => void): void {
  it(title, () => {
    compareCall(call, further);
  });
}

export function compareCall(
  { files, prepare, from = '', args, input, code, prints, complains }: Call,
  further?: (output: string) => void,
): void {
  withFolder(files, (folder) => {
    prepare?.(folder);
    const result = run(path.join(folder, from), args, input);
    assert.equal(acting.test(result.output + result.complaint), false);
    const lines = (text: string): string[] =>
      text
        .replaceAll(folder, '<folder>')
        .replace(/\b[\da-f]{10}\b/g, '<commit>')
        .split('\n')
        .slice(0, -1);
    assert.deepEqual(
      { code: result.code, prints: lines(result.output), complains: lines(result.complaint) },
      { code, prints: prints ?? lines(result.output), complains: complains ?? lines(result.complaint) },
    );
    further?.(result.output);
  });
}

/** What acts on a terminal, or what nobody can see, but for the line break and what is kept within emoji and words. */
export const acting =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- these are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e0fff}]/u;

/** Calls the command from a folder. */
export function run(
  folder: string,
  args: readonly string[],
  input = '',
): { code: number | null; output: string; complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env: bareEnvironment,
    input,
    encoding: 'utf8',
  });
  return { code: status, output: stdout, complaint: stderr };
}

/** Calls the command in an environment with further variables, and joins its two outputs. A command that hangs is ended. */
export function runWith(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input = '',
): { readonly code: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { ...bareEnvironment, ...environment },
    input,
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return { code: status, output: stdout + stderr };
}

/** The lines of a value as JSON. */
export function json(value: unknown): string[] {
  return JSON.stringify(value, null, 2).split('\n');
}
