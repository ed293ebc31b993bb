import * as vscode from 'vscode';
import { intentLog, type IntentLog } from '../../features/commit/intentLog.ts';
import { gitLog } from '../../git/log.ts';
import type { Commit } from '../../text/commit.ts';
import type { Folder } from '../workspace/folder.ts';
import { gitFolder } from '../workspace/gitFolder.ts';
import type { GitRepositories } from '../scm/gitRepositories.ts';
import { runSliced } from '../host/runSliced.ts';
import type { FolderState } from './folderStates.ts';

/** The maximum number of recent commits to read. */
export const maxCommits = 1000;

/** The cached history of a folder. */
interface Known {
  /** The latest commit at the time of reading; undefined if it is not known. */
  readonly head: string | undefined;
  readonly reading: AbortController;
  /** Absent while the commits are being read. `commits` is undefined if there is no history. */
  read?: { readonly commits: readonly Commit[] | undefined };
  log?: {
    readonly of: FolderState['analysis'];
    readonly author: string | undefined;
    readonly log: IntentLog;
  };
}

/** The intents in the Git history of each folder. Reads the history on first use, and again after a new commit. */
export class FolderLogs implements vscode.Disposable {
  readonly #git: GitRepositories;
  readonly #known = new Map<Folder, Known>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  /** Fires when the log of a folder has changed. */
  readonly onDidChange = this.#changed.event;

  constructor(git: GitRepositories) {
    this.#git = git;
    this.#subscription = git.onDidChange(() => {
      for (const [folder, known] of this.#known)
        if (known.head !== this.#headOf(folder)) {
          this.forget(folder);
          this.#changed.fire();
        }
    });
  }

  /** The last log; undefined if there is no history. `author` filters the log by author. */
  of({ folder, analysis }: FolderState, author: string | undefined): IntentLog | 'parsedFile' | undefined {
    const known = this.#known.get(folder);
    if (known === undefined) void this.#read(folder);
    const isUpToDate = known?.log?.of === analysis && known.log.author === author;
    if (known?.read !== undefined && known.read.commits === undefined) return undefined;
    if (known?.read !== undefined && !isUpToDate) void this.#sum(folder, known, analysis, author);
    return known?.log?.log ?? 'parsedFile';
  }

  forget(folder: Folder): void {
    this.#known.get(folder)?.reading.abort();
    this.#known.delete(folder);
  }

  dispose(): void {
    for (const folder of this.#known.keys()) this.forget(folder);
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #read(folder: Folder): Promise<void> {
    const known: Known = { head: this.#headOf(folder), reading: new AbortController() };
    this.#known.set(folder, known);
    const root = gitFolder(folder.root);
    const commits =
      root === undefined
        ? undefined
        : await gitLog(root, { maxCommits }, known.reading.signal).catch(() => undefined);
    if (this.#known.get(folder) !== known) return;
    known.read = { commits };
    this.#changed.fire();
  }

  async #sum(
    folder: Folder,
    known: Known,
    analysis: FolderState['analysis'],
    author: string | undefined,
  ): Promise<void> {
    const log = await runSliced(
      intentLog(known.read?.commits ?? [], analysis, author === undefined ? {} : { author }),
    );
    if (this.#known.get(folder) !== known) return;
    known.log = { of: analysis, author, log };
    this.#changed.fire();
  }

  #headOf(folder: Folder): string | undefined {
    return this.#git.api?.getRepository(folder.root)?.state.HEAD?.commit;
  }
}
