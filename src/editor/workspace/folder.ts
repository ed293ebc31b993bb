import * as vscode from 'vscode';
import type { analyzeSteps, Analysis, AnalyzedFile, SourceFile } from '../../analyze.ts';
import { cardFor, type Card } from '../../features/card/card.ts';
import { userStandingAt, type UserStanding } from '../../features/card/userStanding.ts';
import { isLeadershipFile, leadershipFileNames, rootFileNames } from '../../model/leadershipFile.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import { GitFailure } from '../../git/failure.ts';
import { indexedText } from '../../git/indexFile.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { limits } from '../../parse/limits.ts';
import { isoDateOf } from '../../text/day.ts';
import type { Refusal } from '../../text/refusal.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';
import { isForeign, listChanges, listFiles, pathIn, type Listed } from './files.ts';
import { isFile, rootOf, type FolderRoot } from './folderRoot.ts';
import { gitFolder } from './gitFolder.ts';
import { readFileOf, type Content, type RepositoryRoot } from './readFile.ts';
import { selfIn } from './currentUser.ts';
import { runSliced, pause, sliceMs } from '../host/runSliced.ts';

/** Debounce for changes to files other than leadership files, in milliseconds. */
const listingDelay = 300;
/** If the last analysis took at most this long (one frame), every keystroke starts a new one. In milliseconds. */
const frame = 16;
/** The maximum number of cached cards per folder. */
const maxCards = 5000;

/** What a folder needs from the workspace. */
export interface FolderHost {
  readonly log: vscode.LogOutputChannel;
  readonly loadAnalyzing: () => Promise<typeof analyzeSteps>;
  readonly onAnalyzed: () => void;
  /** The root of the folder has changed, so the folder must be replaced by a new one. */
  readonly onMoved: () => void;
}

/** The saved text of a leadership file, or why it is not read. */
type SavedText =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly why: Refusal };

/** A running analysis, and its time so far in milliseconds. */
interface Passing {
  readonly steps: Task<Analysis>;
  time: number;
}

/**
 * A workspace folder with its own leadership files. If leadership files above it in its repository also apply,
 * paths are relative to the root of the repository.
 */
export class Folder implements vscode.Disposable {
  /** The opened folder. */
  readonly uri: vscode.Uri;
  /** Settles when the folder has been loaded. */
  readonly ready: Promise<void>;
  readonly #host: FolderHost;
  readonly #log: vscode.LogOutputChannel;
  readonly #loadAnalyzing: () => Promise<typeof analyzeSteps>;
  /** The saved text of each leadership file, or why it is not read. */
  readonly #onDisk = new Map<RepoPath, SavedText>();
  readonly #cards = new Map<RepoPath, Card>();
  /** The latest read of each file. An earlier read can finish later and must then be discarded. */
  readonly #reads = new Map<RepoPath, object>();
  /** Changed paths that are not yet updated in the file list. */
  readonly #changed = new Set<RepoPath>();
  readonly #stopping = new AbortController();
  /** Undefined until it is known. */
  #root: FolderRoot | undefined;
  #paths: FileList | undefined;
  #listedBy: Listed['by'] | undefined;
  #gitFailure: GitFailure | undefined;
  #self: CurrentUser = {};
  #analysis: Analysis | undefined;
  #listing: ReturnType<typeof setTimeout> | undefined;
  #pending: ReturnType<typeof setTimeout> | undefined;
  /** The duration of the last analysis, in milliseconds. */
  #passTime = 0;
  #analyzing: typeof analyzeSteps | undefined;
  /** The running analysis. */
  #passing: Passing | undefined;
  /** Settles when the running analysis ends. */
  #passed: Promise<void> = Promise.resolve();
  /** Whether something has changed since the running analysis started. */
  #isStale = false;
  #isDisposed = false;

  constructor(uri: vscode.Uri, host: FolderHost) {
    this.uri = uri;
    this.#host = host;
    this.#log = host.log;
    this.#loadAnalyzing = host.loadAnalyzing;
    this.ready = this.#loadIfThereIsAFile();
  }

  /** Undefined before the first load and if there is no leadership file. */
  get analysis(): Analysis | undefined {
    return this.#analysis;
  }

  /** The folder that paths are relative to: the opened folder, or the root of its repository. */
  get root(): vscode.Uri {
    return this.#root?.uri ?? this.uri;
  }

  get isBelowRoot(): boolean {
    return this.root.path !== this.uri.path;
  }

  /** Whether a file is outside the opened folder, where VS Code does not report changes. */
  isOutside(path: RepoPath): boolean {
    return this.isBelowRoot && pathIn(this.uri, this.uriOf(path)) === undefined;
  }

  /** The files below the root; without Git, only those of the opened folder. */
  get files(): FileList | undefined {
    return this.#paths;
  }

  /** Whether Git or VS Code listed the files; undefined before the first load. */
  get listedBy(): Listed['by'] | undefined {
    return this.#listedBy;
  }

  /** The current user, from the setting or from Git. Empty before the first load. */
  get self(): CurrentUser {
    return this.#self;
  }

  /** Why Git could not list the files; undefined if it did, or if there is no Git. The number of files is then unknown. */
  get gitFailure(): GitFailure | undefined {
    return this.#gitFailure;
  }

  /** The leadership files that are not read, and why. */
  get unreadable(): readonly { readonly path: RepoPath; readonly why: Refusal }[] {
    return [...this.#onDisk].flatMap(([path, saved]) =>
      saved.kind === 'refused' ? [{ path, why: saved.why }] : [],
    );
  }

  /** For reading other files of the repository. */
  get repository(): RepositoryRoot {
    return { root: this.root, isListed: (path) => this.#paths?.hasFile(path) === true };
  }

  /** The cached card of a path; undefined if there is no leadership file, and for paths inside `.git`. */
  cardOf(path: RepoPath): Card | undefined {
    if (this.#analysis === undefined || /(?:^|\/)\.git\//.test(path)) return undefined;
    let card = this.#cards.get(path);
    if (card === undefined) {
      card = cardFor(this.#analysis, path);
      if (this.#cards.size >= maxCards) this.#cards.clear();
      this.#cards.set(path, card);
    }
    return card;
  }

  /** The relation of the current user to the files of a card, and their authority level there. */
  youAt(card: Card): UserStanding | undefined {
    return this.#analysis === undefined ? undefined : userStandingAt(this.#analysis, card, this.#self);
  }

  pathOf(uri: vscode.Uri): RepoPath | undefined {
    return this.#root === undefined ? undefined : pathIn(this.#root.uri, uri);
  }

  uriOf(path: RepoPath): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }

  /** Settles when the analysis covers the current text of the document; immediately if it is not a leadership file. */
  async upToDate({ uri }: vscode.TextDocument): Promise<void> {
    if (!isLeadershipFile(this.pathOf(uri) ?? uri.path)) return;
    await this.ready;
    if (this.#pending !== undefined) this.#pass();
    await this.#settled();
  }

  /** The analysis of a leadership file; undefined if it does not cover the current text. See `upToDate`. */
  analyzedFile(document: vscode.TextDocument): AnalyzedFile | undefined {
    const path = this.pathOf(document.uri);
    if (path === undefined || !isLeadershipFile(path)) return undefined;
    return this.#analysis?.files.find((file) => file.path === path && file.text === document.getText());
  }

  fileAppeared(uri: vscode.Uri): void {
    this.fileChanged(uri);
    this.#listSoon(uri);
  }

  fileDisappeared(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === undefined) return;
    const gone = [...this.#onDisk.keys()].filter((file) => file === path || file.startsWith(`${path}/`));
    for (const file of gone) this.#onDisk.delete(file);
    if (gone.length > 0) this.#pass();
    if (isLeadershipFile(path)) void this.lookAbove();
    this.#listSoon(uri);
  }

  fileChanged(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === undefined || isForeign(path)) return;
    if (isLeadershipFile(path)) {
      void this.#readAgain(path);
      void this.lookAbove();
    }
    if (path.endsWith('.gitignore')) this.#listSoon(uri);
  }

  documentOpened({ uri }: vscode.TextDocument): void {
    const path = this.pathOf(uri);
    if (path === undefined || !isLeadershipFile(path) || isForeign(path)) return;
    if (this.isOutside(path)) void this.lookAbove();
    if (this.#onDisk.has(path)) return;
    void this.#readAgain(path);
    this.#listSoon(uri);
  }

  documentChanged(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path === undefined || !this.#onDisk.has(path)) return;
    clearTimeout(this.#pending);
    if (this.#passTime <= frame) this.#pass();
    else
      this.#pending = setTimeout(() => {
        this.#pass();
      }, this.#passTime);
  }

  documentSaved(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path !== undefined && this.#onDisk.get(path)?.kind === 'text')
      this.#onDisk.set(path, { kind: 'text', text: document.getText() });
  }

  documentClosed(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path !== undefined && this.#onDisk.has(path)) this.#pass();
  }

  /** Reads the leadership files above the opened folder again: VS Code does not report changes there. */
  async lookAbove(): Promise<void> {
    await this.ready;
    await this.#run(async () => {
      const root = await rootOf(this.uri);
      if (this.#isDisposed || this.#root === undefined) return;
      if (!isSame(root, this.#root)) {
        this.#host.onMoved();
        return;
      }
      const outside = [...this.#onDisk].filter(([path]) => this.isOutside(path));
      await Promise.all(outside.map(([path]) => this.#read(path)));
      if (outside.some(([path, before]) => !isSameText(this.#onDisk.get(path), before))) this.#pass();
    });
  }

  listAgain(): void {
    void this.#run(() => this.#listAll());
  }

  /** Reads all leadership files and lists all files again; settles when done. */
  async readAgain(): Promise<void> {
    await this.ready;
    await this.#run(async () => {
      if (this.#analyzing === undefined) return;
      await Promise.all([...this.#onDisk.keys()].map((path) => this.#read(path)));
      await this.#listAll();
    });
  }

  /** All files of the folder, even if there is no leadership file. Throws a `GitFailure` if Git fails in a repository. */
  async listed(): Promise<FileList> {
    return this.#paths ?? (await listFiles(this.root, this.uri, this.#stopping.signal)).files;
  }

  /** Updates the current user. */
  async askSelf(): Promise<void> {
    if (this.#analyzing === undefined) return;
    const self = await selfIn(this.uri);
    if (JSON.stringify(self) === JSON.stringify(this.#self)) return;
    this.#self = self;
    this.#host.onAnalyzed();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#listing);
    clearTimeout(this.#pending);
    this.#stopping.abort();
  }

  async #loadIfThereIsAFile(): Promise<void> {
    await this.#run(async () => {
      this.#root = await rootOf(this.uri);
      for (const path of this.#root.above)
        this.#log.info(
          `${this.uriOf(path).toString(true)} lies above the opened folder: changes made elsewhere are seen when it is saved here or the window is focused`,
        );
      const candidates = await Promise.all(rootFileNames.map((name) => isFile(this.uriOf(name))));
      const isOpen = vscode.workspace.textDocuments.some(({ uri }) =>
        isLeadershipFile(this.pathOf(uri) ?? ''),
      );
      const known = rootFileNames.filter((_, position) => candidates[position]);
      if (known.length > 0 || this.#root.above.length > 0 || isOpen)
        await this.#load([...known, ...this.#root.above]);
    });
  }

  async #load(known: readonly RepoPath[]): Promise<void> {
    // Each of these blocks for a moment when it starts, so they start one after another.
    const [, analyzing, self] = await Promise.all([
      this.#list(),
      pause().then(this.#loadAnalyzing),
      pause()
        .then(pause)
        .then(() => selfIn(this.uri)),
    ]);
    this.#analyzing = analyzing;
    this.#self = self;
    const paths = new Set([...known, ...(await this.#listedFiles())]);
    await Promise.all([...paths].map((path) => this.#read(path)));
    this.#pass();
    await this.#settled();
  }

  async #readAgain(path: RepoPath): Promise<void> {
    await this.#run(async () => {
      if (this.#analyzing === undefined) await this.#load([path]);
      else {
        await this.#read(path);
        this.#pass();
      }
    });
  }

  async #read(path: RepoPath): Promise<void> {
    const uri = this.uriOf(path);
    const turn = {};
    this.#reads.set(path, turn);
    const onDisk = await readFileOf(this.repository, path, limits.bytes);
    const isElsewhere =
      onDisk.kind === 'refused' && onDisk.why === 'missing' && this.repository.isListed(path);
    const content = isElsewhere ? await this.#readIndex(path) : onDisk;
    if (this.#reads.get(path) !== turn) return;
    if (content.kind === 'read')
      this.#onDisk.set(path, { kind: 'text', text: new TextDecoder('utf-8').decode(content.bytes) });
    else if (content.why === 'missing') this.#onDisk.delete(path);
    else {
      this.#log.warn(`Cannot read ${uri.toString(true)}: ${content.why}`);
      this.#onDisk.set(path, content);
    }
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

  /**
   * Updates the list of files after a debounce. VS Code can drop the events of files in a new folder, so all files
   * of a changed folder are listed.
   */
  #listSoon(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (this.#paths === undefined || path === undefined || isForeign(path)) return;
    this.#changed.add(path);
    clearTimeout(this.#listing);
    this.#listing = setTimeout(() => {
      const changed = [...this.#changed];
      // A change to an ignore file affects other files too.
      if (changed.some((file) => file.endsWith('.gitignore'))) this.listAgain();
      else void this.#run(() => this.#listChanged(changed));
    }, listingDelay);
  }

  async #listAll(): Promise<void> {
    this.#changed.clear();
    await this.#list();
    await this.#readListed();
  }

  async #list(): Promise<void> {
    const listed = await listFiles(this.root, this.uri, this.#stopping.signal).catch((error: unknown) => {
      if (error instanceof GitFailure) return error;
      throw error;
    });
    if (listed instanceof GitFailure) {
      // Owners are still answered; the number of files is unknown.
      this.#log.error(listed.message);
      [this.#gitFailure, this.#paths, this.#listedBy] = [listed, undefined, undefined];
      return;
    }
    this.#gitFailure = undefined;
    const { files, by } = listed;
    this.#paths = files;
    if (by === 'editor' && this.#listedBy !== by)
      this.#log.info(
        `Without git, the list of files of ${this.uri.toString(true)} comes from VS Code: ignored files count too`,
      );
    this.#listedBy = by;
  }

  async #listChanged(changed: readonly RepoPath[]): Promise<void> {
    if (this.#paths === undefined) return;
    this.#changed.clear();
    const before = this.#paths;
    const after = await listChanges(this.root, before, changed, this.#stopping.signal).catch(() => undefined);
    if (after !== undefined && this.#paths === before) this.#paths = after;
    else await this.#list();
    await this.#readListed();
  }

  /** The leadership files in the list. */
  async #listedFiles(): Promise<readonly RepoPath[]> {
    return this.#paths === undefined ? [] : runSliced(this.#paths.searching(leadershipFileNames));
  }

  /** Reads the listed leadership files. Ignored leadership files below the root do not apply. */
  async #readListed(): Promise<void> {
    const listed = await this.#listedFiles();
    const always = new Set<RepoPath>([...rootFileNames, ...(this.#root?.above ?? [])]);
    for (const path of this.#onDisk.keys())
      if (!listed.includes(path) && !always.has(path)) this.#onDisk.delete(path);
    const unknown = listed.filter((path) => !this.#onDisk.has(path));
    await Promise.all([...always, ...unknown].map((path) => this.#read(path)));
    this.#pass();
    await this.#settled();
  }

  /**
   * Analyzes all leadership files, using the unsaved text of open documents. A long analysis pauses to keep VS
   * Code responsive. Changes in the meantime start another analysis.
   */
  #pass(): void {
    clearTimeout(this.#pending);
    this.#pending = undefined;
    if (this.#analyzing === undefined || this.#isDisposed) return;
    if (this.#passing !== undefined) {
      this.#isStale = true;
      return;
    }
    const sources = this.#sources();
    if (sources.length === 0) {
      this.#publish(undefined);
      return;
    }
    const today = isoDateOf(new Date());
    this.#passing = { steps: this.#analyzing(sources, this.#allFiles, this.#analysis, today), time: 0 };
    this.#passed = this.#goOn(this.#passing);
  }

  async #goOn(passing: Passing): Promise<void> {
    let analysis = this.#analysis;
    try {
      for (;;) {
        const begin = performance.now();
        let step = passing.steps.next();
        while (step.done !== true && performance.now() < begin + sliceMs) step = passing.steps.next();
        passing.time += performance.now() - begin;
        if (step.done === true) {
          analysis = step.value;
          break;
        }
        await pause();
        if (this.#isDisposed) {
          this.#passing = undefined;
          return;
        }
      }
    } catch (error) {
      this.#log.error(`The analysis failed, which is a fault of this extension: ${String(error)}`);
    }
    this.#passing = undefined;
    this.#passTime = passing.time;
    if (!this.#isStale) {
      this.#publish(analysis);
      return;
    }
    // Do not publish findings for an outdated text: their positions would be wrong.
    this.#isStale = false;
    this.#analysis = analysis;
    this.#pass();
  }

  #publish(analysis: Analysis | undefined): void {
    this.#analysis = analysis;
    this.#cards.clear();
    this.#host.onAnalyzed();
    void this.#run(() => this.#countOn());
  }

  /** Settles when no analysis is running. */
  async #settled(): Promise<void> {
    while (this.#passing !== undefined) await this.#passed;
  }

  /** The complete file list, needed to count files; undefined if only a part is known. */
  get #allFiles(): FileList | undefined {
    return this.isBelowRoot && this.#listedBy === 'editor' ? undefined : this.#paths;
  }

  /** Counts the files in slices if counting takes long, then publishes the result. */
  async #countOn(): Promise<void> {
    const analysis = this.#analysis;
    if (analysis?.coverage === undefined || analysis.coverage.isComplete) return;
    const steps = analysis.coverage.steps();
    for (let end = performance.now() + sliceMs; steps.next().done !== true;) {
      if (performance.now() < end) continue;
      await pause();
      if (this.#analysis !== analysis || this.#isDisposed) return;
      end = performance.now() + sliceMs;
    }
    this.#pass();
  }

  #sources(): SourceFile[] {
    const open = new Map(
      vscode.workspace.textDocuments
        .filter(({ isClosed }) => !isClosed)
        .map((document) => [document.uri.toString(), document]),
    );
    return [...this.#onDisk].flatMap(([path, saved]) =>
      saved.kind === 'refused'
        ? []
        : [{ path, text: open.get(this.uriOf(path).toString())?.getText() ?? saved.text }],
    );
  }

  async #run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
  }
}

function isSameText(one: SavedText | undefined, other: SavedText): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSame(one: FolderRoot, other: FolderRoot): boolean {
  return one.uri.path === other.uri.path && one.above.join() === other.above.join();
}
