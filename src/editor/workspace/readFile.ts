import * as vscode from 'vscode';
import { readRepositoryFile } from '../../git/readFile.ts';
import type { Refusal } from '../../text/refusal.ts';
import type { RepoPath } from '../../text/repoPath.ts';

/** What reading a file of the repository needs to know about it. */
export interface RepositoryRoot {
  readonly root: vscode.Uri;
  /** Whether the repository lists a path: a symbolic link is followed to no other file. */
  readonly isListed: (path: RepoPath) => boolean;
}

/** The bytes of a file, or why it is not read. */
export type Content =
  { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'refused'; readonly why: Refusal };

/**
 * Reads a file whose name the repository supplies. A pull request can add a symbolic link to any file of the machine: see
 * `readRepositoryFile`. In a virtual workspace or a browser, links are not followed at all. Of a file that is larger than
 * `maxBytes`, one byte more is read.
 */
export async function readFileOf(
  { root, isListed }: RepositoryRoot,
  path: RepoPath,
  maxBytes: number,
): Promise<Content> {
  if (root.scheme === 'file') return readRepositoryFile(root.fsPath, path, { maxBytes, isListed });
  const uri = vscode.Uri.joinPath(root, path);
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.SymbolicLink) !== 0) return { kind: 'refused', why: 'outside' };
    if ((type & vscode.FileType.File) === 0)
      return { kind: 'refused', why: type === vscode.FileType.Directory ? 'folder' : 'not-regular' };
    return {
      kind: 'read',
      bytes: size > maxBytes ? new Uint8Array(maxBytes + 1) : await vscode.workspace.fs.readFile(uri),
    };
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return { kind: 'refused', why: isMissing ? 'missing' : 'failed' };
  }
}

/** The text of a file whose name the repository supplies; undefined if it is not read, or larger than `maxBytes`. */
export async function textOf(
  where: RepositoryRoot,
  path: RepoPath,
  maxBytes: number,
): Promise<string | undefined> {
  const content = await readFileOf(where, path, maxBytes);
  return content.kind === 'read' && content.bytes.length <= maxBytes
    ? new TextDecoder().decode(content.bytes)
    : undefined;
}
