import * as vscode from 'vscode';
import type { OutsideOwners } from '../../features/language/completion/owners.ts';
import { gitAuthors } from '../../git/authors.ts';
import { placesOf } from '../../ownership/codeowners/host.ts';
import { codeownersIn } from '../../ownership/codeowners/ownersIn.ts';
import { memoize } from '../../text/memoize.ts';
import type { Folder } from '../workspace/folder.ts';
import { gitFolder } from '../workspace/gitFolder.ts';
import { textOf } from '../workspace/readFile.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How long the outside owners of a folder are cached, in milliseconds. */
const freshness = 60_000;
const nobody: OutsideOwners = { codeowners: [], authors: [] };

interface KnownOwners {
  readonly owners: OutsideOwners;
  readonly readAt: number;
  readonly isTrusted: boolean;
}

/** The owners named in CODEOWNERS and the authors in Git, per folder. Never blocks: returns what is cached. */
export class OutsideOwnersByFolder implements vscode.Disposable {
  readonly #known = new Map<Folder, KnownOwners>();
  readonly #reading = new Set<Folder>();
  readonly #watcher = vscode.workspace.createFileSystemWatcher('**/CODEOWNERS');
  readonly #subscription: vscode.Disposable;

  constructor(workspace: Workspace) {
    const forgetAll = (): void => {
      for (const [folder, known] of this.#known) this.#known.set(folder, { ...known, readAt: -freshness });
    };
    this.#subscription = vscode.Disposable.from(
      this.#watcher,
      this.#watcher.onDidChange(forgetAll),
      this.#watcher.onDidCreate(forgetAll),
      this.#watcher.onDidDelete(forgetAll),
      workspace.onDidRemove((folder) => {
        this.#known.delete(folder);
      }),
    );
  }

  of(folder: Folder): OutsideOwners {
    const known = this.#known.get(folder);
    const { isTrusted } = vscode.workspace;
    const isFresh = known?.isTrusted === isTrusted && performance.now() - known.readAt < freshness;
    if (!isFresh && !this.#reading.has(folder)) void this.#read(folder);
    return known?.owners ?? nobody;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #read(folder: Folder): Promise<void> {
    const { isTrusted } = vscode.workspace;
    const readAt = performance.now();
    this.#reading.add(folder);
    const inGit = gitFolder(folder.uri);
    const [codeowners, authors] = await Promise.all([
      codeownersOf(folder),
      inGit === undefined ? [] : gitAuthors(inGit).catch(() => []),
    ]);
    this.#reading.delete(folder);
    this.#known.set(folder, { owners: { codeowners, authors }, readAt, isTrusted });
  }
}

/** The outside owners of a workspace, created on first use. */
export const outsideOwners = memoize((workspace: Workspace) => new OutsideOwnersByFolder(workspace));

/** GitHub ignores larger files. */
const maxBytes = 3 * 1024 * 1024;

/** The owners in the first CODEOWNERS file that exists. */
async function codeownersOf(folder: Folder): Promise<string[]> {
  for (const path of placesOf('github')) {
    const text = await textOf(folder.repository, path, maxBytes);
    if (text !== undefined) return codeownersIn(text);
  }
  return [];
}
