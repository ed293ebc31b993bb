import * as vscode from 'vscode';
import type { analyze } from '../analyze.ts';
import { Folder } from './folder.ts';

/**
 * The leadership files of all workspace folders and what they say, kept up to date: unsaved text, saved files,
 * files that come and go. Answers come from memory.
 */
export class Workspace implements vscode.Disposable {
  readonly #folders = new Map<string, Folder>();
  readonly #changed = new vscode.EventEmitter<Folder>();
  readonly #removed = new vscode.EventEmitter<Folder>();
  readonly #log: vscode.LogOutputChannel;
  readonly #load: () => Promise<typeof analyze>;
  #analyze: Promise<typeof analyze> | undefined;
  readonly #disposables: readonly { readonly dispose: () => unknown }[];

  /** A folder has been analyzed anew. */
  readonly onDidChange = this.#changed.event;
  readonly onDidRemove = this.#removed.event;

  /** `load` brings the analysis when there is a first leadership file. */
  constructor(log: vscode.LogOutputChannel, load: () => Promise<typeof analyze>) {
    this.#log = log;
    this.#load = load;
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher('**/*');
    this.#disposables = [
      this.#changed,
      this.#removed,
      watcher,
      watcher.onDidCreate((uri) => this.folderOf(uri)?.fileAppeared(uri)),
      watcher.onDidDelete((uri) => this.folderOf(uri)?.fileDisappeared(uri)),
      watcher.onDidChange((uri) => this.folderOf(uri)?.fileChanged(uri)),
      workspace.onDidOpenTextDocument((document) => this.folderOf(document.uri)?.documentOpened(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.folderOf(document.uri)?.documentChanged(document);
      }),
      workspace.onDidSaveTextDocument((document) => this.folderOf(document.uri)?.documentSaved(document)),
      workspace.onDidCloseTextDocument((document) => this.folderOf(document.uri)?.documentClosed(document)),
      workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#remove(uri.toString());
        for (const folder of added) this.#add(folder);
      }),
      workspace.onDidGrantWorkspaceTrust(() => {
        for (const folder of this.folders) {
          folder.listAgain();
          void folder.askSelf();
        }
      }),
      // Who commits may be set in a terminal, which nothing tells of.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) for (const folder of this.folders) void folder.askSelf();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('leadership.me'))
          for (const folder of this.folders) void folder.askSelf();
      }),
    ];
    for (const folder of workspace.workspaceFolders ?? []) this.#add(folder);
  }

  get folders(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  /** The innermost workspace folder that holds a file. */
  folderOf(uri: vscode.Uri): Folder | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder === undefined ? undefined : this.#folders.get(folder.uri.toString());
  }

  dispose(): void {
    for (const key of [...this.#folders.keys()]) this.#remove(key);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #add(folder: vscode.WorkspaceFolder): void {
    const added = new Folder(
      folder,
      this.#log,
      () => (this.#analyze ??= this.#load()),
      () => {
        this.#changed.fire(added);
      },
    );
    this.#folders.set(folder.uri.toString(), added);
  }

  #remove(key: string): void {
    const folder = this.#folders.get(key);
    if (folder === undefined) return;
    this.#folders.delete(key);
    folder.dispose();
    this.#removed.fire(folder);
  }
}
