import * as vscode from 'vscode';
import type { SourceFile } from '../../analyze.ts';
import { GitFailure } from '../../git/failure.ts';
import { indexedText } from '../../git/indexFile.ts';
import { isLeadershipFile, leadershipFileNames, rootFileNames } from '../../model/leadershipFile.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { limits } from '../../parse/limits.ts';
import type { Refusal } from '../../text/refusal.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { runSliced } from '../host/runSliced.ts';
import { isForeign, listChanges, listFiles, pathIn, type Listed } from './files.ts';
import { isFile, rootOf, type FolderRoot } from './folderRoot.ts';
import { gitFolder } from './gitFolder.ts';
import { readFileOf, type Content, type RepositoryRoot } from './readFile.ts';

/** Debounce for changes to files other than leadership files. */
const debounceMs = 300;

/** The saved text of a leadership file, or why it is not read. */
type SavedText =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly why: Refusal };

/**
 * The files of a workspace folder: the list of all, and the texts of its leadership files. If leadership files above the
 * folder in its repository also apply, paths are relative to the root of the repository.
 */
export class FolderFiles implements vscode.Disposable {
  /** The opened folder. */
  readonly opened: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #onChanged: () => Promise<void>;
  readonly #saved = new Map<RepoPath, SavedText>();
  /** The latest read of each file. An earlier read can finish later and must then be discarded. */
  readonly #reads = new Map<RepoPath, object>();
  /** Changed paths that are not yet updated in the list. */
  readonly #changed = new Set<RepoPath>();
  readonly #stopping = new AbortController();
  /** Undefined until it is known. */
  #root: FolderRoot | undefined;
  #list: FileList | undefined;
  #listedBy: Listed['by'] | undefined;
  #gitFailure: GitFailure | undefined;
  #debounce: ReturnType<typeof setTimeout> | undefined;

  /** `onChanged` is called, after a debounce, when `updateChanged` has something to do. */
  constructor(opened: vscode.Uri, log: vscode.LogOutputChannel, onChanged: () => Promise<void>) {
    this.opened = opened;
    this.#log = log;
    this.#onChanged = onChanged;
  }

  /** The folder that paths are relative to: the opened folder, or the root of its repository. */
  get root(): vscode.Uri {
    return this.#root?.uri ?? this.opened;
  }

  get isBelowRoot(): boolean {
    return this.root.path !== this.opened.path;
  }

  /** The files below the root; without Git, only those of the opened folder. Undefined before the first load. */
  get list(): FileList | undefined {
    return this.#list;
  }

  /** The list if it is complete, so that files can be counted; undefined if only a part is known. */
  get completeList(): FileList | undefined {
    return this.isBelowRoot && this.#listedBy === 'editor' ? undefined : this.#list;
  }

  /** Whether Git or VS Code listed the files; undefined before the first load. */
  get listedBy(): Listed['by'] | undefined {
    return this.#listedBy;
  }

  /** Why Git could not list the files; undefined if it did, or if there is no Git. The number of files is then unknown. */
  get gitFailure(): GitFailure | undefined {
    return this.#gitFailure;
  }

  /** The leadership files that are not read, and why. */
  get unreadable(): readonly { readonly path: RepoPath; readonly why: Refusal }[] {
    return [...this.#saved].flatMap(([path, saved]) =>
      saved.kind === 'refused' ? [{ path, why: saved.why }] : [],
    );
  }

  /** For reading other files of the repository. */
  get repository(): RepositoryRoot {
    return { root: this.root, isListed: (path) => this.#list?.hasFile(path) === true };
  }

  /** The texts of the leadership files, as they are in the editor if they are open. */
  sources(): SourceFile[] {
    const open = openDocuments();
    return [...this.#saved].flatMap(([path, saved]) =>
      saved.kind === 'refused'
        ? []
        : [{ path, text: open.get(this.uriOf(path).toString())?.getText() ?? saved.text }],
    );
  }

  /**
   * Whether a leadership file has changes in the editor that are not saved. VS Code can tell that a document is dirty only
   * after its change, so the texts are compared too.
   */
  get hasUnsavedEdit(): boolean {
    const open = openDocuments();
    return [...this.#saved].some(([path, saved]) => {
      const document = open.get(this.uriOf(path).toString());
      if (document === undefined || saved.kind === 'refused') return false;
      return document.isDirty || withoutBreaks(document.getText()) !== withoutBreaks(saved.text);
    });
  }

  pathOf(uri: vscode.Uri): RepoPath | undefined {
    return this.#root === undefined ? undefined : pathIn(this.#root.uri, uri);
  }

  uriOf(path: RepoPath): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  /** Whether a file is outside the opened folder, where VS Code does not report changes. */
  isOutside(path: RepoPath): boolean {
    return this.isBelowRoot && pathIn(this.opened, this.uriOf(path)) === undefined;
  }

  /** Whether a leadership file is known, be it readable or not. */
  has(path: RepoPath): boolean {
    return this.#saved.has(path);
  }

  /**
   * Finds the root, and the leadership files in the places where they always apply. Undefined if there is none, and none is
   * open either.
   */
  async find(): Promise<readonly RepoPath[] | undefined> {
    this.#root = await rootOf(this.opened);
    for (const path of this.#root.above)
      this.#log.info(
        `${this.uriOf(path).toString(true)} lies above the opened folder: changes made elsewhere are seen when it is saved here or the window is focused`,
      );
    const isThere = await Promise.all(rootFileNames.map((name) => isFile(this.uriOf(name))));
    const isOpen = vscode.workspace.textDocuments.some(({ uri }) => isLeadershipFile(this.pathOf(uri) ?? ''));
    const found = [...rootFileNames.filter((_, position) => isThere[position]), ...this.#root.above];
    return found.length > 0 || isOpen ? found : undefined;
  }

  /** Whether the root and the leadership files above the folder are still the same. */
  async isSameRoot(): Promise<boolean> {
    const root = await rootOf(this.opened);
    const known = this.#root;
    return known?.uri.path === root.uri.path && known.above.join() === root.above.join();
  }

  /** Reads these leadership files and those in the list. Call it after `relist`. */
  async readAll(paths: readonly RepoPath[]): Promise<void> {
    await Promise.all([...new Set([...paths, ...(await this.#listed())])].map((path) => this.read(path)));
  }

  /** Reads the known leadership files again. */
  async reread(): Promise<void> {
    await Promise.all([...this.#saved.keys()].map((path) => this.read(path)));
  }

  /** Reads the leadership files above the opened folder again; resolves to whether one has changed. */
  async rereadOutside(): Promise<boolean> {
    const outside = [...this.#saved].filter(([path]) => this.isOutside(path));
    await Promise.all(outside.map(([path]) => this.read(path)));
    return outside.some(([path, before]) => JSON.stringify(this.#saved.get(path)) !== JSON.stringify(before));
  }

  async read(path: RepoPath): Promise<void> {
    const turn = {};
    this.#reads.set(path, turn);
    const onDisk = await readFileOf(this.repository, path, limits.bytes);
    const isElsewhere =
      onDisk.kind === 'refused' && onDisk.why === 'missing' && this.repository.isListed(path);
    const content = isElsewhere ? await this.#readIndex(path) : onDisk;
    if (this.#reads.get(path) !== turn) return;
    if (content.kind === 'read')
      this.#saved.set(path, { kind: 'text', text: new TextDecoder('utf-8').decode(content.bytes) });
    else if (content.why === 'missing') this.#saved.delete(path);
    else {
      this.#log.warn(`Cannot read ${this.uriOf(path).toString(true)}: ${content.why}`);
      this.#saved.set(path, content);
    }
  }

  /** Takes the text that a leadership file was saved with. */
  saved(path: RepoPath, text: string): void {
    if (this.#saved.get(path)?.kind === 'text') this.#saved.set(path, { kind: 'text', text });
  }

  /** Forgets the leadership files at a path and below; returns whether there was one. */
  forget(path: RepoPath): boolean {
    const gone = [...this.#saved.keys()].filter((file) => file === path || file.startsWith(`${path}/`));
    for (const file of gone) this.#saved.delete(file);
    return gone.length > 0;
  }

  /** All files of the folder, even if none are listed yet. Throws a `GitFailure` if Git fails in a repository. */
  async listed(): Promise<FileList> {
    return this.#list ?? (await listFiles(this.root, this.opened, this.#stopping.signal)).files;
  }

  /** Lists all files again. */
  async relist(): Promise<void> {
    this.#changed.clear();
    const listed = await listFiles(this.root, this.opened, this.#stopping.signal).catch((error: unknown) => {
      if (error instanceof GitFailure) return error;
      throw error;
    });
    if (listed instanceof GitFailure) {
      // Owners are still answered; the number of files is unknown.
      this.#log.error(listed.message);
      [this.#gitFailure, this.#list, this.#listedBy] = [listed, undefined, undefined];
      return;
    }
    if (listed.by === 'editor' && this.#listedBy !== listed.by)
      this.#log.info(
        `Without git, the list of files of ${this.opened.toString(true)} comes from VS Code: ignored files count too`,
      );
    [this.#gitFailure, this.#list, this.#listedBy] = [undefined, listed.files, listed.by];
  }

  /**
   * Updates the list after a debounce. VS Code can drop the events of files in a new folder, so all files of a changed
   * folder are listed.
   */
  relistSoon(path: RepoPath): void {
    if (this.#list === undefined || isForeign(path)) return;
    this.#changed.add(path);
    clearTimeout(this.#debounce);
    this.#debounce = setTimeout(() => void this.#onChanged(), debounceMs);
  }

  /** Lists all files, and reads the leadership files that are new there. */
  async updateAll(): Promise<void> {
    await this.relist();
    await this.#readListed();
  }

  /** The same for the paths that have changed. */
  async updateChanged(): Promise<void> {
    const before = this.#list;
    const changed = [...this.#changed];
    if (before === undefined) return;
    this.#changed.clear();
    // A change to an ignore file affects other files too.
    const after = changed.some((file) => file.endsWith('.gitignore'))
      ? undefined
      : await listChanges(this.root, before, changed, this.#stopping.signal).catch(() => undefined);
    if (after !== undefined && this.#list === before) this.#list = after;
    else await this.relist();
    await this.#readListed();
  }

  dispose(): void {
    clearTimeout(this.#debounce);
    this.#stopping.abort();
  }

  /** The leadership files in the list. */
  async #listed(): Promise<readonly RepoPath[]> {
    return this.#list === undefined ? [] : runSliced(this.#list.searching(leadershipFileNames));
  }

  /** Ignored leadership files below the root do not apply. */
  async #readListed(): Promise<void> {
    const listed = await this.#listed();
    const always = new Set<RepoPath>([...rootFileNames, ...(this.#root?.above ?? [])]);
    for (const path of this.#saved.keys())
      if (!listed.includes(path) && !always.has(path)) this.#saved.delete(path);
    const unknown = listed.filter((path) => !this.#saved.has(path));
    await Promise.all([...always, ...unknown].map((path) => this.read(path)));
  }

  /** A leadership file that Git tracks, outside a sparse checkout. */
  async #readIndex(path: RepoPath): Promise<Content> {
    const root = gitFolder(this.root);
    if (root === undefined) return { kind: 'refused', why: 'missing' };
    try {
      const text = await indexedText(root, path, limits.bytes);
      return text === undefined
        ? { kind: 'refused', why: 'missing' }
        : { kind: 'read', bytes: new TextEncoder().encode(text) };
    } catch (error) {
      this.#log.warn(String(error));
      return { kind: 'refused', why: 'failed' };
    }
  }
}

function openDocuments(): ReadonlyMap<string, vscode.TextDocument> {
  return new Map(
    vscode.workspace.textDocuments
      .filter(({ isClosed }) => !isClosed)
      .map((document) => [document.uri.toString(), document]),
  );
}

/** A text without what VS Code makes of mixed line endings. */
function withoutBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
