import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bareEnvironment, withFolder } from './temporaryFolder.ts';

/** The built command. */
export const cli = path.resolve('dist/cli.js');

/** What a command is called on, and what it ends with. */
export interface Call {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Makes a repository of the folder, or changes it otherwise; without it, there is no git. */
  readonly prepare?: (folder: string) => void;
  /** From the folder, as the command sees it. */
  readonly from?: string;
  readonly args: readonly string[];
  readonly code: number;
  /** Lines of the output; `<folder>` stands for the folder, `<commit>` for the short id of one. Not compared where it is absent. */
  readonly prints?: readonly string[];
  readonly complains?: readonly string[];
}

/** Tests what a command prints and ends with, and that no text of the files acts on the terminal. */
export function checkCall(title: string, call: Call, further?: (output: string) => void): void {
  it(title, () => {
    compareCall(call, further);
  });
}

export function compareCall(
  { files, prepare, from = '', args, code, prints, complains }: Call,
  further?: (output: string) => void,
): void {
  withFolder(files, (folder) => {
    prepare?.(folder);
    const result = run(path.join(folder, from), args);
    assert.equal(
      /[^\n\u0020-\u007e\u00a0-\u200a\u2010-\u2027\u2030-\u205f\u2070-\ufefe\ud800-\udfff]/.test(
        result.output + result.complaint,
      ),
      false,
    );
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

/** Runs the command in a folder. */
export function run(
  folder: string,
  args: readonly string[],
): { code: number | null; output: string; complaint: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env: bareEnvironment,
    encoding: 'utf8',
  });
  return { code: status, output: stdout, complaint: stderr };
}

/** A value as a command prints it, line by line. */
export function json(value: unknown): string[] {
  return JSON.stringify(value, null, 2).split('\n');
}
