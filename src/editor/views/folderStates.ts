import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import type { Folder } from '../folder.ts';
import type { Workspace } from '../workspace.ts';

/** What the views show of a folder: of a file that is broken at the moment, how it stood before. */
export interface FolderState {
  readonly folder: Folder;
  readonly analysis: Analysis;
  readonly isBroken: boolean;
}

/** Keeps for each folder what could last be read as a whole. */
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

  /** Those that have a leadership file, in their order. */
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
    const isBroken = analysis.files.some(({ findings }) => findings.some(({ code }) => unreadable.has(code)));
    const before = this.#states.get(folder)?.analysis;
    this.#states.set(folder, { folder, analysis: isBroken ? (before ?? analysis) : analysis, isBroken });
  }
}

/** The codes of findings about a text that cannot be read as a whole. */
const unreadable: ReadonlySet<string> = new Set(['syntax', 'limit', 'version']);
