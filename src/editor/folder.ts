import * as vscode from 'vscode';
import type { analyze, Analysis, AnalyzedFile, SourceFile } from '../analyze.ts';
import { cardFor, type Card } from '../answers/card.ts';
import { youAt, type You } from '../answers/you.ts';
import { isLeadershipFile, leadershipFileNames, rootFileNames } from '../model/leadershipFile.ts';
import type { Self } from '../model/self.ts';
import type { FileList } from '../ownership/fileList.ts';
import { dayOf } from '../text/day.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { isForeign, listChanges, listFiles, pathIn } from './files.ts';
import { selfIn } from './self.ts';

/** How long a change to files other than leadership files is waited for to be over, in milliseconds. */
const listingDelay = 300;
/** A pass that is over within this many milliseconds, one frame, is made at every keystroke. */
const frame = 16;
/** Files are counted for so many milliseconds without a pause. */
const slice = 4;
/** How many cards a folder remembers. */
const maxCards = 5000;

/** One workspace folder: each has leadership files of its own. */
export class Folder implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly #folder: vscode.WorkspaceFolder;
  readonly #log: vscode.LogOutputChannel;
  readonly #onAnalyzed: () => void;
  readonly #loadAnalyze: () => Promise<typeof analyze>;
  /** The leadership files as they are on disk; undefined for one that cannot be read. */
  readonly #onDisk = new Map<RepoPath, string | undefined>();
  readonly #cards = new Map<RepoPath, Card>();
  /** The latest read of each file: an earlier one may end after it. */
  readonly #reads = new Map<RepoPath, object>();
  /** What changed since the files were listed, and is not listed again yet. */
  readonly #changed = new Set<RepoPath>();
  readonly #stopping = new AbortController();
  #paths: FileList | undefined;
  #self: Self = {};
  #analysis: Analysis | undefined;
  #loading: Promise<void> | undefined;
  #listing: NodeJS.Timeout | undefined;
  #pending: NodeJS.Timeout | undefined;
  /** How long the last pass took, in milliseconds. */
  #passTime = 0;
  #analyze: typeof analyze | undefined;
  #isDisposed = false;

  constructor(
    folder: vscode.WorkspaceFolder,
    log: vscode.LogOutputChannel,
    loadAnalyze: () => Promise<typeof analyze>,
    onAnalyzed: () => void,
  ) {
    this.uri = folder.uri;
    this.#folder = folder;
    this.#log = log;
    this.#loadAnalyze = loadAnalyze;
    this.#onAnalyzed = onAnalyzed;
    this.#loading = this.#loadIfThereIsAFile();
  }

  /** Undefined before the first load and where there is no leadership file. */
  get analysis(): Analysis | undefined {
    return this.#analysis;
  }

  get files(): FileList | undefined {
    return this.#paths;
  }

  /** Who works here, as the setting or git tells; nothing of it before the first load. */
  get self(): Self {
    return this.#self;
  }

  /** Settles when the folder has been looked at. */
  get ready(): Promise<void> {
    return this.#loading ?? Promise.resolve();
  }

  get isReady(): boolean {
    return this.#loading === undefined;
  }

  /** The leadership files that cannot be read. */
  get unreadable(): readonly RepoPath[] {
    return [...this.#onDisk].flatMap(([path, text]) => (text === undefined ? [path] : []));
  }

  /** The card of a path, from memory; undefined where there is no leadership file. */
  cardOf(path: RepoPath): Card | undefined {
    if (this.#analysis === undefined) return undefined;
    let card = this.#cards.get(path);
    if (card === undefined) {
      card = cardFor(this.#analysis, path);
      if (this.#cards.size >= maxCards) this.#cards.clear();
      this.#cards.set(path, card);
    }
    return card;
  }

  /** How who works here stands where a card is about, and what they say there. */
  youAt(card: Card): You | undefined {
    return this.#analysis === undefined ? undefined : youAt(this.#analysis, card, this.#self);
  }

  pathOf(uri: vscode.Uri): RepoPath | undefined {
    return pathIn(this.uri, uri);
  }

  uriOf(path: RepoPath): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, path);
  }

  /** The analysis of a leadership file, of the very text that the document has. */
  analyzedFile(document: vscode.TextDocument): AnalyzedFile | undefined {
    const path = this.pathOf(document.uri);
    if (path === undefined || !isLeadershipFile(path)) return undefined;
    if (this.#pending !== undefined) this.#pass();
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
    this.#listSoon(uri);
  }

  fileChanged(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === undefined || isForeign(path)) return;
    if (isLeadershipFile(path)) void this.#readAgain(path);
    if (path.endsWith('.gitignore')) this.#listSoon(uri);
  }

  documentOpened({ uri }: vscode.TextDocument): void {
    const path = this.pathOf(uri);
    if (path === undefined || !isLeadershipFile(path) || this.#onDisk.has(path) || isForeign(path)) return;
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
    if (path !== undefined && this.#onDisk.has(path)) this.#onDisk.set(path, document.getText());
  }

  documentClosed(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path !== undefined && this.#onDisk.has(path)) this.#pass();
  }

  /** Lists all files again. */
  listAgain(): void {
    void this.#run(() => this.#listAll());
  }

  /** Reads all leadership files and lists all files again; settles when that is done. */
  async readAgain(): Promise<void> {
    await this.ready;
    await this.#run(async () => {
      if (this.#analyze === undefined) return;
      await Promise.all([...this.#onDisk.keys()].map((path) => this.#read(path)));
      await this.#listAll();
    });
  }

  /** All files of the folder, also where there is no leadership file. */
  async listed(): Promise<FileList> {
    return this.#paths ?? listFiles(this.#folder, this.#stopping.signal);
  }

  /** Asks again who works here. */
  async askSelf(): Promise<void> {
    if (this.#analyze === undefined) return;
    const self = await selfIn(this.uri);
    if (JSON.stringify(self) === JSON.stringify(this.#self)) return;
    this.#self = self;
    this.#onAnalyzed();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#listing);
    clearTimeout(this.#pending);
    this.#stopping.abort();
  }

  async #loadIfThereIsAFile(): Promise<void> {
    await this.#run(async () => {
      const candidates = await Promise.all(rootFileNames.map((name) => exists(this.uriOf(name))));
      const isOpen = vscode.workspace.textDocuments.some(({ uri }) =>
        isLeadershipFile(this.pathOf(uri) ?? ''),
      );
      if (candidates.includes(true) || isOpen)
        await this.#load(rootFileNames.filter((_, position) => candidates[position]));
    });
    this.#loading = undefined;
  }

  async #load(known: readonly RepoPath[]): Promise<void> {
    const [analyze, self] = await Promise.all([this.#loadAnalyze(), selfIn(this.uri), this.#list()]);
    this.#analyze = analyze;
    this.#self = self;
    const paths = new Set([...known, ...(this.#paths?.named(leadershipFileNames) ?? [])]);
    await Promise.all([...paths].map((path) => this.#read(path)));
    this.#pass();
  }

  async #readAgain(path: RepoPath): Promise<void> {
    await this.#run(async () => {
      if (this.#analyze === undefined) await this.#load([path]);
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
    let text: string | undefined;
    let isThere = true;
    try {
      text = new TextDecoder('utf-8').decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      isThere = await exists(uri);
      if (isThere) this.#log.warn(`Cannot read ${uri.toString(true)}: ${String(error)}`);
    }
    if (this.#reads.get(path) !== turn) return;
    if (isThere) this.#onDisk.set(path, text);
    else this.#onDisk.delete(path);
  }

  /**
   * Lists anew what changed, when nothing has changed for a moment. The events of files that come with a new folder
   * may be lost: a folder is listed with all that is in it.
   */
  #listSoon(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (this.#paths === undefined || path === undefined || isForeign(path)) return;
    this.#changed.add(path);
    clearTimeout(this.#listing);
    this.#listing = setTimeout(() => {
      const changed = [...this.#changed];
      // What an ignore file says holds for other files too.
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
    this.#paths = await listFiles(this.#folder, this.#stopping.signal);
  }

  async #listChanged(changed: readonly RepoPath[]): Promise<void> {
    if (this.#paths === undefined) return;
    this.#changed.clear();
    const before = this.#paths;
    const after = await listChanges(this.#folder, before, changed, this.#stopping.signal);
    if (this.#paths === before) this.#paths = after;
    else this.#paths = await listFiles(this.#folder, this.#stopping.signal);
    await this.#readListed();
  }

  /** A leadership file below the root that is not listed, as git ignores it, does not count. */
  async #readListed(): Promise<void> {
    const listed = this.#paths?.named(leadershipFileNames) ?? [];
    const atRoot: readonly RepoPath[] = rootFileNames;
    for (const path of this.#onDisk.keys())
      if (!listed.includes(path) && !atRoot.includes(path)) this.#onDisk.delete(path);
    const unknown = listed.filter((path) => !this.#onDisk.has(path));
    await Promise.all([...atRoot, ...unknown].map((path) => this.#read(path)));
    this.#pass();
  }

  /** Takes all leadership files through the pipeline, open documents with the text they have now. */
  #pass(): void {
    clearTimeout(this.#pending);
    this.#pending = undefined;
    if (this.#analyze === undefined || this.#isDisposed) return;
    const begin = performance.now();
    const sources = this.#sources();
    try {
      this.#analysis =
        sources.length === 0
          ? undefined
          : this.#analyze(sources, this.#paths, this.#analysis, dayOf(new Date()));
    } catch (error) {
      this.#log.error(`The analysis failed, which is a fault of this extension: ${String(error)}`);
    }
    this.#cards.clear();
    this.#passTime = performance.now() - begin;
    this.#onAnalyzed();
    void this.#run(() => this.#countOn());
  }

  /** Counts the files where that takes long, a slice at a time, and says what comes of it. */
  async #countOn(): Promise<void> {
    const analysis = this.#analysis;
    if (analysis?.coverage === undefined || analysis.coverage.isComplete) return;
    const steps = analysis.coverage.steps();
    for (let end = performance.now() + slice; steps.next().done !== true;) {
      if (performance.now() < end) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#analysis !== analysis || this.#isDisposed) return;
      end = performance.now() + slice;
    }
    this.#pass();
  }

  #sources(): SourceFile[] {
    const open = new Map(
      vscode.workspace.textDocuments
        .filter(({ isClosed }) => !isClosed)
        .map((document) => [document.uri.toString(), document]),
    );
    return [...this.#onDisk].flatMap(([path, onDisk]) => {
      const text = open.get(this.uriOf(path).toString())?.getText() ?? onDisk;
      return text === undefined ? [] : [{ path, text }];
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.Directory) === 0,
    () => false,
  );
}
