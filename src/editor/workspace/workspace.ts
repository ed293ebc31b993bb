import * as vscode from 'vscode';
import type { AnalyzedFile } from '../../analyze.ts';
import { isLeadershipFile } from '../../model/leadershipFile.ts';
import { Folder } from './folder.ts';
import type { AnalysisStages } from './folderAnalysis.ts';

/**
 * The leadership files of all workspace folders and their analysis. Follows unsaved edits, saves, and files that
 * are created or deleted. Reads are synchronous, from memory.
 */
export class Workspace implements vscode.Disposable {
  /** What is kept for this workspace across sessions. */
  readonly memory: vscode.Memento;
  readonly #folders = new Map<string, Folder>();
  readonly #changed = new vscode.EventEmitter<Folder>();
  readonly #removed = new vscode.EventEmitter<Folder>();
  readonly #log: vscode.LogOutputChannel;
  readonly #load: () => Promise<AnalysisStages>;
  #stages: Promise<AnalysisStages> | undefined;
  readonly #disposables: readonly { readonly dispose: () => unknown }[];

  /** Fires when a folder has been analyzed again. */
  readonly onDidChange = this.#changed.event;
  readonly onDidRemove = this.#removed.event;

  /** `load` imports the analysis when the first leadership file is found. */
  constructor(log: vscode.LogOutputChannel, memory: vscode.Memento, load: () => Promise<AnalysisStages>) {
    this.memory = memory;
    this.#log = log;
    this.#load = load;
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher('**/*');
    this.#disposables = [
      this.#changed,
      this.#removed,
      watcher,
      watcher.onDidCreate((uri) => {
        for (const folder of this.#foldersOf(uri)) folder.fileAppeared(uri);
      }),
      watcher.onDidDelete((uri) => {
        for (const folder of this.#foldersOf(uri)) folder.fileDisappeared(uri);
      }),
      watcher.onDidChange((uri) => {
        for (const folder of this.#foldersOf(uri)) folder.fileChanged(uri);
      }),
      workspace.onDidOpenTextDocument((document) => {
        for (const folder of this.#foldersOf(document.uri)) folder.documentOpened(document);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        for (const folder of this.#foldersOf(document.uri)) folder.documentChanged(document);
      }),
      workspace.onDidSaveTextDocument((document) => {
        for (const folder of this.#foldersOf(document.uri)) folder.documentSaved(document);
        // The first leadership file above a folder belongs to no folder yet.
        if (isLeadershipFile(document.uri.path) && this.folderOf(document.uri) === undefined)
          this.#lookAbove();
      }),
      workspace.onDidCloseTextDocument((document) => {
        for (const folder of this.#foldersOf(document.uri)) folder.documentClosed(document);
      }),
      workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#remove(uri);
        for (const { uri } of added) this.#add(uri);
      }),
      workspace.onDidGrantWorkspaceTrust(() => {
        for (const folder of this.folders) {
          folder.listAgain();
          void folder.askSelf();
        }
      }),
      // The Git user can change in a terminal, which no event reports.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (!focused) return;
        for (const folder of this.folders) void folder.askSelf();
        this.#lookAbove();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('leadership.me'))
          for (const folder of this.folders) void folder.askSelf();
      }),
    ];
    for (const { uri } of workspace.workspaceFolders ?? []) this.#add(uri);
  }

  get folders(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  /**
   * The innermost workspace folder that contains a file. For a file outside all folders: the first folder whose
   * repository contains it and that inherits from leadership files above it.
   */
  folderOf(uri: vscode.Uri): Folder | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder !== undefined) return this.#folders.get(folder.uri.toString());
    return this.folders.find((folder) => folder.isBelowRoot && folder.pathOf(uri) !== undefined);
  }

  /** The analysis of a leadership file; waits until it covers the current text of the document. */
  async analyzedFile(document: vscode.TextDocument): Promise<AnalyzedFile | undefined> {
    const folder = this.folderOf(document.uri);
    await folder?.upToDate(document);
    return folder?.analyzedFile(document);
  }

  dispose(): void {
    for (const { uri } of this.folders) this.#remove(uri);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** The folder of a file, and the folders that list the files of the whole repository around it. */
  #foldersOf(uri: vscode.Uri): readonly Folder[] {
    const own = this.folderOf(uri);
    return this.folders.filter(
      (folder) => folder === own || (folder.isBelowRoot && folder.pathOf(uri) !== undefined),
    );
  }

  #lookAbove(): void {
    for (const folder of this.folders) void folder.lookAbove();
  }

  #add(uri: vscode.Uri): void {
    const added: Folder = new Folder(uri, {
      log: this.#log,
      loadAnalysis: () => (this.#stages ??= this.#load()),
      onAnalyzed: () => {
        this.#changed.fire(added);
      },
      onMoved: () => {
        if (this.#folders.get(uri.toString()) !== added) return;
        this.#remove(uri);
        this.#add(uri);
      },
    });
    this.#folders.set(uri.toString(), added);
  }

  #remove(uri: vscode.Uri): void {
    const key = uri.toString();
    const folder = this.#folders.get(key);
    if (folder === undefined) return;
    this.#folders.delete(key);
    folder.dispose();
    this.#removed.fire(folder);
  }
}
