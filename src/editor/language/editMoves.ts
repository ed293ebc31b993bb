import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import { editMoves, type DomainMoves } from '../../features/reports/editMoves.ts';
import { isLeadershipFile } from '../../model/leadershipFile.ts';
import { runSliced } from '../host/runSliced.ts';
import { memoize } from '../../text/memoize.ts';
import type { Folder } from '../workspace/folder.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How long after a keystroke the files are compared, in milliseconds. What is shown stays until then. */
const delayMs = 400;

/** An edit that is not saved: the analyses before and after it, and the files that it moves. */
export interface UnsavedEdit {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly domains: readonly DomainMoves[];
}

/** What the unsaved edits of leadership files move. Fires when that has changed. */
export class UnsavedEdits implements vscode.Disposable {
  readonly #saved = new Map<Folder, Analysis>();
  readonly #edits = new Map<Folder, UnsavedEdit>();
  readonly #timers = new Map<Folder, ReturnType<typeof setTimeout>>();
  readonly #changed = new vscode.EventEmitter<Folder>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace) {
    const follow = (folder: Folder): void => {
      this.#follow(folder);
    };
    workspace.folders.forEach(follow);
    this.#subscription = vscode.Disposable.from(
      this.#changed,
      workspace.onDidChange(follow),
      workspace.onDidRemove((folder) => {
        clearTimeout(this.#timers.get(folder));
        for (const map of [this.#saved, this.#edits, this.#timers]) map.delete(folder);
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        const folder = isLeadershipFile(uri.path) ? workspace.folderOf(uri) : undefined;
        if (folder !== undefined) follow(folder);
      }),
    );
  }

  /** Undefined if nothing is unsaved, or if that is being compared for the first time. */
  of(folder: Folder): UnsavedEdit | undefined {
    return this.#edits.get(folder);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #follow(folder: Folder): void {
    clearTimeout(this.#timers.get(folder));
    const { analysis } = folder;
    if (analysis === undefined) return;
    if (!folder.hasUnsavedEdit) {
      this.#saved.set(folder, analysis);
      if (this.#edits.delete(folder)) this.#changed.fire(folder);
      return;
    }
    const before = this.#saved.get(folder);
    if (before === undefined) return;
    this.#timers.set(
      folder,
      setTimeout(() => void this.#compare(folder, before, analysis), delayMs),
    );
  }

  async #compare(folder: Folder, before: Analysis, after: Analysis): Promise<void> {
    const { files } = folder;
    const isCurrent = (): boolean => folder.analysis === after && this.#saved.get(folder) === before;
    if (files === undefined) return;
    const domains = await runSliced(editMoves(before, after, files), isCurrent);
    if (domains === undefined) return;
    // It was saved or undone, which VS Code can tell only after the change.
    if (!folder.hasUnsavedEdit) {
      this.#follow(folder);
      return;
    }
    this.#edits.set(folder, { before, after, domains });
    this.#changed.fire(folder);
  }
}

/** The unsaved edits of a workspace, followed from the first use on. */
export const unsavedEdits = memoize((workspace: Workspace) => new UnsavedEdits(workspace));
