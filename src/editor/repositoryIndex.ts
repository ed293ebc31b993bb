import * as vscode from 'vscode';
import { modulesOf, type Modules } from '../answers/paths/modules.ts';
import { readModuleSetting, type ModuleSetting } from '../answers/paths/moduleSetting.ts';
import { nameIndex, type NameIndex } from '../answers/paths/nameIndex.ts';
import type { FileList } from '../ownership/fileList.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Folder } from './folder.ts';
import { inSlices } from './slices.ts';
import type { Workspace } from './workspace.ts';

/** A larger file is no setting that somebody wrote, in bytes. */
const maxSize = 256 * 1024;
/** So many files are read at a time. */
const readAtOnce = 20;
/** Settings that extend settings that extend… are followed so often. */
const maxRounds = 5;

/** What there is to know of a folder beside its list of files. */
export interface RepositoryIndex extends NameIndex {
  readonly modules: Modules;
}

/**
 * Keeps for each folder what the names of its files and the settings for imports say. It is made when it is first asked
 * for, and again when files or settings have changed since.
 */
export class RepositoryIndexes implements vscode.Disposable {
  readonly #kept = new Map<Folder, KeptIndex>();
  readonly #changed = new vscode.EventEmitter<Folder>();
  readonly #disposables: readonly { readonly dispose: () => unknown }[];

  /** The index of a folder is another one than before. */
  readonly onDidChange = this.#changed.event;

  constructor(workspace: Workspace) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{json,yaml}', true, false, true);
    this.#disposables = [
      this.#changed,
      watcher,
      watcher.onDidChange((uri) => {
        const folder = workspace.folderOf(uri);
        const path = folder?.pathOf(uri);
        const kept = folder === undefined ? undefined : this.#kept.get(folder);
        if (folder !== undefined && path !== undefined && kept?.settings.delete(path) === true)
          this.#renew(folder, kept);
      }),
      workspace.onDidChange((folder) => {
        const kept = this.#kept.get(folder);
        if (kept !== undefined && kept.files !== folder.files) this.#renew(folder, kept);
      }),
      workspace.onDidRemove((folder) => {
        this.#kept.delete(folder);
      }),
    ];
  }

  /** As it is known now, which may be a moment late; undefined before it has been made for the first time. */
  of(folder: Folder): RepositoryIndex | undefined {
    return this.#keptOf(folder).index;
  }

  /** Settles when there is an index of the files and settings that are known now. */
  async ready(folder: Folder): Promise<void> {
    const kept = this.#keptOf(folder);
    while (kept.making !== undefined) await kept.making;
  }

  dispose(): void {
    this.#kept.clear();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #keptOf(folder: Folder): KeptIndex {
    let kept = this.#kept.get(folder);
    if (kept === undefined) {
      kept = { files: undefined, settings: new Map(), index: undefined, making: undefined };
      this.#kept.set(folder, kept);
      this.#renew(folder, kept);
    }
    return kept;
  }

  #renew(folder: Folder, kept: KeptIndex): void {
    const { files } = folder;
    if (files === undefined) return;
    kept.files = files;
    const making: Promise<void> = this.#make(folder, kept, files).then((index) => {
      if (kept.making !== making) return;
      kept.index = index;
      kept.making = undefined;
      this.#changed.fire(folder);
    });
    kept.making = making;
  }

  async #make(folder: Folder, { settings }: KeptIndex, files: FileList): Promise<RepositoryIndex> {
    const index = await inSlices(nameIndex(files));
    for (const path of settings.keys()) if (!files.hasFile(path)) settings.delete(path);
    let wanted = index.moduleSettings;
    let modules: Modules | undefined;
    for (let round = 1; modules === undefined || (wanted.length > 0 && round <= maxRounds); round++) {
      await readSettings(folder, wanted, settings);
      const read = [...settings].flatMap(([path, setting]) =>
        setting === undefined ? [] : [[path, setting] as const],
      );
      modules = modulesOf(new Map(read), files);
      wanted = modules.missing.filter((path) => !settings.has(path));
    }
    return { ...index, modules };
  }
}

interface KeptIndex {
  files: FileList | undefined;
  /** What has been read; undefined for what cannot be. */
  readonly settings: Map<RepoPath, ModuleSetting | undefined>;
  index: RepositoryIndex | undefined;
  making: Promise<void> | undefined;
}

async function readSettings(
  folder: Folder,
  paths: readonly RepoPath[],
  settings: Map<RepoPath, ModuleSetting | undefined>,
): Promise<void> {
  const unknown = paths.filter((path) => !settings.has(path));
  for (let at = 0; at < unknown.length; at += readAtOnce)
    await Promise.all(
      unknown.slice(at, at + readAtOnce).map(async (path) => {
        settings.set(path, await readSetting(folder, path));
      }),
    );
}

async function readSetting(folder: Folder, path: RepoPath): Promise<ModuleSetting | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(folder.uriOf(path));
    return bytes.length > maxSize ? undefined : readModuleSetting(path, new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
