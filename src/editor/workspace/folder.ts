import type * as vscode from 'vscode';
import type { Analysis, AnalyzedFile } from '../../analyze.ts';
import { cardFor, type Card } from '../../features/card/card.ts';
import { userStandingAt, type UserStanding } from '../../features/card/userStanding.ts';
import type { GitFailure } from '../../git/failure.ts';
import type { CurrentUser } from '../../model/currentUser.ts';
import { isLeadershipFile } from '../../model/leadershipFile.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { pause } from '../host/runSliced.ts';
import { selfIn } from './currentUser.ts';
import { isForeign, type Listed } from './files.ts';
import { FolderAnalysis, type AnalysisStages } from './folderAnalysis.ts';
import { FolderFiles } from './folderFiles.ts';
import type { RepositoryRoot } from './readFile.ts';

/** The maximum number of cached cards per folder. */
const maxCards = 5000;

/** What a folder needs from the workspace. */
export interface FolderHost {
  readonly log: vscode.LogOutputChannel;
  readonly loadAnalysis: () => Promise<AnalysisStages>;
  readonly onAnalyzed: () => void;
  /** The root of the folder has changed, so the folder must be replaced by a new one. */
  readonly onMoved: () => void;
}

/** A workspace folder: its files, their analysis, the cards of its paths, and the current user. */
export class Folder implements vscode.Disposable {
  /** The opened folder. */
  readonly uri: vscode.Uri;
  /** Settles when the folder has been loaded. */
  readonly ready: Promise<void>;
  readonly #host: FolderHost;
  readonly #files: FolderFiles;
  readonly #analysis: FolderAnalysis;
  readonly #cards = new Map<RepoPath, Card>();
  #self: CurrentUser = {};
  #isDisposed = false;

  constructor(uri: vscode.Uri, host: FolderHost) {
    this.uri = uri;
    this.#host = host;
    this.#files = new FolderFiles(uri, host.log, () => this.#update(() => this.#files.updateChanged()));
    this.#analysis = new FolderAnalysis({
      log: host.log,
      sources: () => this.#files.sources(),
      files: () => this.#files.completeList,
      onAnalyzed: () => {
        this.#cards.clear();
        host.onAnalyzed();
      },
    });
    this.ready = this.#run(async () => {
      const found = await this.#files.find();
      if (found !== undefined) await this.#load(found);
    });
  }

  /** Undefined before the first load and if there is no leadership file. */
  get analysis(): Analysis | undefined {
    return this.#analysis.latest;
  }

  /** The folder that paths are relative to: the opened folder, or the root of its repository. */
  get root(): vscode.Uri {
    return this.#files.root;
  }

  get isBelowRoot(): boolean {
    return this.#files.isBelowRoot;
  }

  /** The files below the root; without Git, only those of the opened folder. */
  get files(): FileList | undefined {
    return this.#files.list;
  }

  /** Whether Git or VS Code listed the files; undefined before the first load. */
  get listedBy(): Listed['by'] | undefined {
    return this.#files.listedBy;
  }

  /** The current user, from the setting or from Git. Empty before the first load. */
  get self(): CurrentUser {
    return this.#self;
  }

  /** Why Git could not list the files; undefined if it did, or if there is no Git. The number of files is then unknown. */
  get gitFailure(): GitFailure | undefined {
    return this.#files.gitFailure;
  }

  /** The leadership files that are not read, and why. */
  get unreadable(): FolderFiles['unreadable'] {
    return this.#files.unreadable;
  }

  /** Whether a leadership file has changes in the editor that are not saved. */
  get hasUnsavedEdit(): boolean {
    return this.#files.hasUnsavedEdit;
  }

  /** For reading other files of the repository. */
  get repository(): RepositoryRoot {
    return this.#files.repository;
  }

  /** Whether a file is outside the opened folder, where VS Code does not report changes. */
  isOutside(path: RepoPath): boolean {
    return this.#files.isOutside(path);
  }

  /** The cached card of a path; undefined if there is no leadership file, and for paths inside `.git`. */
  cardOf(path: RepoPath): Card | undefined {
    if (this.analysis === undefined || /(?:^|\/)\.git\//.test(path)) return undefined;
    let card = this.#cards.get(path);
    if (card === undefined) {
      card = cardFor(this.analysis, path);
      if (this.#cards.size >= maxCards) this.#cards.clear();
      this.#cards.set(path, card);
    }
    return card;
  }

  /** The relation of the current user to the files of a card, and their authority level there. */
  youAt(card: Card): UserStanding | undefined {
    return this.analysis === undefined ? undefined : userStandingAt(this.analysis, card, this.#self);
  }

  pathOf(uri: vscode.Uri): RepoPath | undefined {
    return this.#files.pathOf(uri);
  }

  uriOf(path: RepoPath): vscode.Uri {
    return this.#files.uriOf(path);
  }

  /** Settles when the analysis covers the current text of the document; immediately if it is not a leadership file. */
  async upToDate({ uri }: vscode.TextDocument): Promise<void> {
    if (!isLeadershipFile(this.pathOf(uri) ?? uri.path)) return;
    await this.ready;
    await this.#analysis.upToDate();
  }

  /** The analysis of a leadership file; undefined if it does not cover the current text. See `upToDate`. */
  analyzedFile(document: vscode.TextDocument): AnalyzedFile | undefined {
    const path = this.#leadershipPath(document.uri);
    return path === undefined
      ? undefined
      : this.analysis?.files.find((file) => file.path === path && file.text === document.getText());
  }

  fileAppeared(uri: vscode.Uri): void {
    this.fileChanged(uri);
    this.#relistSoon(uri);
  }

  fileDisappeared(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === undefined) return;
    if (this.#files.forget(path)) this.#analysis.request();
    if (isLeadershipFile(path)) void this.lookAbove();
    this.#relistSoon(uri);
  }

  fileChanged(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === undefined || isForeign(path)) return;
    if (isLeadershipFile(path)) {
      void this.#read(path);
      void this.lookAbove();
    }
    if (path.endsWith('.gitignore')) this.#relistSoon(uri);
  }

  documentOpened({ uri }: vscode.TextDocument): void {
    const path = this.#leadershipPath(uri);
    if (path === undefined || isForeign(path)) return;
    if (this.isOutside(path)) void this.lookAbove();
    if (this.#files.has(path)) return;
    void this.#read(path);
    this.#relistSoon(uri);
  }

  documentChanged({ uri }: vscode.TextDocument): void {
    if (this.#files.has(this.pathOf(uri) ?? '')) this.#analysis.requestSoon();
  }

  documentSaved(document: vscode.TextDocument): void {
    const path = this.pathOf(document.uri);
    if (path !== undefined) this.#files.saved(path, document.getText());
  }

  documentClosed({ uri }: vscode.TextDocument): void {
    if (this.#files.has(this.pathOf(uri) ?? '')) this.#analysis.request();
  }

  /** Reads the leadership files above the opened folder again: VS Code does not report changes there. */
  async lookAbove(): Promise<void> {
    await this.ready;
    await this.#run(async () => {
      const isSame = await this.#files.isSameRoot();
      if (this.#isDisposed) return;
      if (!isSame) this.#host.onMoved();
      else if (await this.#files.rereadOutside()) this.#analysis.request();
    });
  }

  listAgain(): void {
    void this.#update(() => this.#files.updateAll());
  }

  /** Reads all leadership files and lists all files again; settles when done. */
  async readAgain(): Promise<void> {
    await this.ready;
    if (!this.#analysis.isLoaded) return;
    await this.#update(async () => {
      await this.#files.reread();
      await this.#files.updateAll();
    });
  }

  /** All files of the folder, even if there is no leadership file. Throws a `GitFailure` if Git fails in a repository. */
  listed(): Promise<FileList> {
    return this.#files.listed();
  }

  /** Updates the current user. */
  async askSelf(): Promise<void> {
    if (!this.#analysis.isLoaded) return;
    const self = await selfIn(this.uri);
    if (JSON.stringify(self) === JSON.stringify(this.#self)) return;
    this.#self = self;
    this.#host.onAnalyzed();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#files.dispose();
    this.#analysis.dispose();
  }

  async #load(known: readonly RepoPath[]): Promise<void> {
    // Each of these blocks for a moment when it starts, so they start one after another.
    const [, stages, self] = await Promise.all([
      this.#files.relist(),
      pause().then(this.#host.loadAnalysis),
      pause()
        .then(pause)
        .then(() => selfIn(this.uri)),
    ]);
    this.#analysis.load(stages);
    this.#self = self;
    await this.#update(() => this.#files.readAll(known));
  }

  async #read(path: RepoPath): Promise<void> {
    await this.#run(async () => {
      if (!this.#analysis.isLoaded) await this.#load([path]);
      else {
        await this.#files.read(path);
        this.#analysis.request();
      }
    });
  }

  #relistSoon(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path !== undefined) this.#files.relistSoon(path);
  }

  /** Updates the files, then the analysis; settles when both are done. */
  async #update(files: () => Promise<void>): Promise<void> {
    await this.#run(async () => {
      await files();
      this.#analysis.request();
      await this.#analysis.upToDate();
    });
  }

  /** The path of a leadership file; undefined for other files. */
  #leadershipPath(uri: vscode.Uri): RepoPath | undefined {
    const path = this.pathOf(uri);
    return path !== undefined && isLeadershipFile(path) ? path : undefined;
  }

  async #run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#host.log.error(error instanceof Error ? error : String(error));
    }
  }
}
