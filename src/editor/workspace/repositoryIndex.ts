import * as vscode from 'vscode';
import { modulesOf, type Modules } from '../../features/paths/modules.ts';
import { readModuleSetting, type ModuleSetting } from '../../features/paths/moduleSetting.ts';
import { nameIndex, type NameIndex } from '../../features/paths/nameIndex.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Folder } from './folder.ts';
import { textOf } from './readFile.ts';
import { runSliced } from '../host/runSliced.ts';
import type { Workspace } from './workspace.ts';

/** The maximum size of a settings file, in bytes. Larger files are not written by hand. */
const maxSize = 256 * 1024;
/** The number of files read in parallel. */
const readAtOnce = 20;
/** How many levels of `extends` in settings are followed. */
const maxRounds = 5;

/** Data derived from the file names and the import settings of a folder. */
export interface RepositoryIndex extends NameIndex {
  readonly modules: Modules;
}

/**
 * Caches an index of the file names and the import settings per folder. Creates it on first use, and updates it
 * when files or settings change.
 */
export class RepositoryIndexes implements vscode.Disposable {
  readonly #kept = new Map<Folder, KeptIndex>();
  readonly #changed = new vscode.EventEmitter<Folder>();
  readonly #disposables: readonly { readonly dispose: () => unknown }[];

  /** Fires when the index of a folder has changed. */
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

  /** The cached index, which can be slightly outdated; undefined until it is first created. */
  of(folder: Folder): RepositoryIndex | undefined {
    return this.#keptOf(folder).index;
  }

  /** Settles when the index covers the current files and settings. */
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
    const index = await runSliced(nameIndex(files));
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
  /** The settings read so far; undefined for a file that cannot be read. */
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
  const text = await textOf(folder.repository, path, maxSize);
  return text === undefined ? undefined : readModuleSetting(path, text);
}
