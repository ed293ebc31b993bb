import { createHash } from 'node:crypto';
import path from 'node:path';
import { GitFailure } from '../../git/failure.ts';
import { readNamedFile, readRepositoryFile } from '../../git/readFile.ts';
import { isLeadershipFile, leadershipFileNames } from '../../model/leadershipFile.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { Folder } from '../../ownership/coverage/folder.ts';
import { limits } from '../../parse/limits.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { exitCodes, cliErrorOf, type ExitCode } from '../terminal/cliError.ts';
import { printableLines } from '../terminal/printable.ts';
import { listFiles } from '../repository/files.ts';
import { rootOf } from '../repository/root.ts';
import { paint } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { watchFolders } from '../repository/watchFolders.ts';

/**
 * Checks again after each change of a leadership file or of the list of files, until the output is closed or the
 * process is interrupted.
 */
export async function watchChecks(
  terminal: Terminal,
  names: readonly string[],
  check: (terminal: Terminal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const named = names.map((name) => path.resolve(terminal.cwd, name));
  const root = rootOf(named[0] === undefined ? terminal.cwd : path.dirname(named[0]));
  const watch = watchFolders(root, (file) => isLeadershipFile(file) || named.includes(path.join(root, file)));
  let shown: string | undefined;
  while (!terminal.isUnread()) {
    const files = await listFiles(root).catch((error: unknown) => {
      // The check says so, and again when it changes.
      if (error instanceof GitFailure) return undefined;
      throw error;
    });
    if (files !== undefined)
      watch.setFolders(new Set([...foldersIn(files.root), ...named.map((file) => folderFrom(root, file))]));
    const state = files === undefined ? 'Git failed' : await stateOf(root, files, named);
    if (state !== shown) terminal.print(`${separator(terminal)}\n${await outputOf(terminal, check)}\n`);
    shown = state;
    await Promise.race([watch.changed(), terminal.unread]);
  }
  watch.close();
  return exitCodes.clean;
}

function* foldersIn(folder: Folder, path: RepoPath = ''): Generator<RepoPath> {
  yield path;
  for (const inner of folder.folders)
    yield* foldersIn(inner, path === '' ? inner.name : `${path}/${inner.name}`);
}

function folderFrom(root: string, file: string): string {
  return path.relative(root, path.dirname(file)).replaceAll(path.sep, '/');
}

/** A hash of everything that a check depends on: the names of all files, and the text of the leadership files. */
async function stateOf(root: string, files: FileList, named: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files.paths) hash.update(file).update('\0');
  const maxBytes = limits.bytes;
  const contents = await Promise.all([
    ...files
      .named(leadershipFileNames)
      .map((file) => readRepositoryFile(root, file, { maxBytes, isListed: files.hasFile })),
    ...named.map((file) => readNamedFile(file, maxBytes)),
  ]);
  for (const read of contents) hash.update(read.kind === 'read' ? read.bytes : read.why).update('\0');
  return hash.digest('hex');
}

/** The output of a check, or the reason why it is not possible at the moment. */
async function outputOf(
  terminal: Terminal,
  check: (terminal: Terminal) => Promise<ExitCode>,
): Promise<string> {
  const printed: string[] = [];
  const print = (text: string): void => {
    printed.push(text);
  };
  try {
    await check({ ...terminal, print });
  } catch (error) {
    const failure = cliErrorOf(error);
    if (failure === undefined || failure.exitCode === exitCodes.usage) throw error;
    printed.push(printableLines(failure.message));
  }
  return printed.join('\n');
}

/** A line between two runs, with the time. */
function separator({ isColored, width = 40 }: Terminal): string {
  const time = new Date().toTimeString().slice(0, 8);
  return paint(isColored)('dim', `── ${time} ${'─'.repeat(Math.max(0, Math.min(width, 80) - 12))}`);
}
