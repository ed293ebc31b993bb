import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import { brokenFileIn, type Shown } from '../../features/views/whyEmpty.ts';
import type { Folder } from '../workspace/folder.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The data that the views show for a folder. For a file with syntax errors, this is the last valid version. */
export interface FolderState extends Shown {
  readonly folder: Folder;
  readonly analysis: Analysis;
}

/** Keeps, per folder, the last analysis without syntax errors. */
export class FolderStates implements vscode.Disposable {
  readonly #states = new Map<Folder, FolderState>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly #workspace: Workspace;

  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    for (const folder of workspace.folders) this.#take(folder);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      workspace.onDidChange((folder) => {
        this.#take(folder);
        this.#changed.fire();
      }),
      workspace.onDidRemove((folder) => {
        this.#states.delete(folder);
        this.#changed.fire();
      }),
    );
  }

  /** The states of all folders with a leadership file, in workspace order. */
  get all(): readonly FolderState[] {
    return this.#workspace.folders.flatMap((folder) => this.#states.get(folder) ?? []);
  }

  of(uri: vscode.Uri): FolderState | undefined {
    const folder = this.#workspace.folderOf(uri);
    return folder === undefined ? undefined : this.#states.get(folder);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #take(folder: Folder): void {
    const { analysis } = folder;
    if (analysis === undefined) {
      this.#states.delete(folder);
      return;
    }
    const broken = brokenFileIn(analysis);
    const before = this.#states.get(folder);
    const isLastValid = before !== undefined && (before.broken === undefined || before.isLastValid);
    this.#states.set(folder, {
      folder,
      analysis: broken !== undefined && isLastValid ? before.analysis : analysis,
      broken,
      isLastValid,
    });
  }
}
