import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import { changesByOwner, pathsOf } from '../../features/reports/changesByOwner.ts';
import type { MessageSubject } from '../../features/commit/messageCompletions.ts';
import { gitCommentMark, type CommentMark } from '../../git/commentMark.ts';
import { readMessage, type Message } from '../../intent/message.ts';
import { noComments } from '../../intent/trailers.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Folder } from '../workspace/folder.ts';
import { changesIn } from './gitChanges.ts';
import type { GitRepository } from './gitExtension.ts';
import { gitFolder } from '../workspace/gitFolder.ts';
import type { GitRepositories } from './gitRepositories.ts';
import type { OutsideOwnersByFolder } from '../language/outsideOwners.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A commit message in an editor, and the changes it describes. */
export interface OpenMessage extends MessageSubject {
  readonly folder: Folder;
  readonly analysis: Analysis;
  /** The files that the commit changes, as reported by Git; of renamed files both paths. */
  readonly paths: readonly RepoPath[];
}

/** The changes of a commit. Cached until something it depends on changes. */
interface About extends Pick<OpenMessage, 'groups' | 'scopes' | 'paths'> {
  readonly analysis: Analysis;
  readonly self: Folder['self'];
}

/** The commit messages that are open in an editor, and the commit box. */
export class OpenMessages implements vscode.Disposable {
  readonly #workspace: Workspace;
  readonly #git: GitRepositories;
  readonly #outside: OutsideOwnersByFolder;
  readonly #subscription: vscode.Disposable;
  /** A cache: there can be many changed files, and a message is read at every pause in typing. */
  readonly #about = new Map<string, About>();

  constructor(workspace: Workspace, git: GitRepositories, outside: OutsideOwnersByFolder) {
    this.#workspace = workspace;
    this.#git = git;
    this.#outside = outside;
    this.#subscription = git.onDidChange(() => {
      this.#about.clear();
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Undefined if the document is not a commit message, or if no leadership file applies. */
  async of(document: vscode.TextDocument): Promise<OpenMessage | undefined> {
    const root = await rootOfMessage(document);
    const folder = root === undefined ? undefined : this.#folderOf(root);
    await folder?.ready;
    if (root === undefined || folder?.analysis === undefined) return undefined;
    const { analysis } = folder;
    return {
      folder,
      message: await messageIn(document, root),
      outside: this.#outside.of(folder),
      ...this.#aboutIn(folder, analysis, root, isCommitBox(document)),
    };
  }

  #aboutIn(folder: Folder, analysis: Analysis, root: vscode.Uri, isBox: boolean): About {
    const { self } = folder;
    const key = `${String(isBox)} ${folder.uri.toString()} ${root.toString()}`;
    const known = this.#about.get(key);
    if (known?.analysis === analysis && known.self === self) return known;
    const repository = this.#repositoryOf(root);
    const all = repository === undefined ? [] : changesIn(folder, [repository]);
    const staged = all.filter(({ isStaged }) => isStaged);
    // With nothing staged, VS Code's commit box offers to commit all changes. Git itself does not.
    const changes = staged.length > 0 || !isBox ? staged : all;
    const { ownership } = analysis;
    const groups = changesByOwner(analysis, changes, self);
    const scopes = [ownership.scopeIn(''), ...groups.map(({ card }) => ownership.lookup(card.path).scope)];
    const about: About = {
      analysis,
      self,
      groups,
      scopes: [...new Set(scopes)].filter(({ chain }) => chain.length > 0),
      paths: changes.flatMap(pathsOf),
    };
    this.#about.set(key, about);
    return about;
  }

  /**
   * The folder whose leadership files apply to a repository: the folder around it, or a folder inside it. Of
   * several folders inside it, prefers one with changes.
   */
  #folderOf(root: vscode.Uri): Folder | undefined {
    const around = this.#workspace.folderOf(root);
    if (around !== undefined) return around;
    const repository = this.#repositoryOf(root);
    const within = this.#workspace.folders.filter(
      (folder) => folder.root.path === root.path || folder.root.path.startsWith(`${root.path}/`),
    );
    const isChanged = (folder: Folder): boolean =>
      folder.analysis !== undefined && repository !== undefined && changesIn(folder, [repository]).length > 0;
    return within.find(isChanged) ?? within[0];
  }

  #repositoryOf(root: vscode.Uri): GitRepository | undefined {
    return this.#git.api?.repositories.find(({ rootUri }) => rootUri.toString() === root.toString());
  }
}

/** Whether a document is a commit box. */
export function isCommitBox({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'vscode-scm';
}

/** The root of the repository of a commit box; undefined for any other document. */
export function rootOfBox({ scheme, query }: vscode.Uri): vscode.Uri | undefined {
  const root = scheme === 'vscode-scm' ? new URLSearchParams(query).get('rootUri') : null;
  return root === null ? undefined : vscode.Uri.parse(root);
}

/** The root of the repository that a commit message belongs to. */
export async function rootOfMessage(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const { uri } = document;
  if (isCommitBox(document)) return rootOfBox(uri);
  const inGit = /^(.*)\/\.git\/(?:[^/]+|((?:worktrees|modules)\/.+)\/[^/]+)$/.exec(uri.path);
  if (inGit === null) return undefined;
  const [, root = '', apart] = inGit;
  if (apart === undefined) return uri.with({ path: root === '' ? '/' : root });
  return (await worktreeOf(uri)) ?? (await moduleOf(uri));
}

/** The folder of a linked worktree. Git stores the path of its `.git` file in `gitdir`. */
async function worktreeOf(message: vscode.Uri): Promise<vscode.Uri | undefined> {
  const address = (await textBeside(message, 'gitdir'))?.trim();
  return address === undefined || address === ''
    ? undefined
    : vscode.Uri.joinPath(message.with({ path: vscode.Uri.file(address).path }), '..');
}

/** The folder of a submodule. Git stores it as `core.worktree`, relative to the submodule's Git folder. */
async function moduleOf(message: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = /^\s*worktree\s*=\s*(.+?)\s*$/m.exec((await textBeside(message, 'config')) ?? '')?.[1];
  return folder === undefined ? undefined : vscode.Uri.joinPath(message, '..', folder);
}

async function textBeside(uri: vscode.Uri, name: string): Promise<string | undefined> {
  return vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, '..', name)).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
}

/** The message in a commit box. VS Code passes its text to Git unchanged, so it has no comments. */
export function messageInBox(text: string): Message {
  return readMessage(text, { comment: noComments });
}

/** The commit message in a document. `root` is the root of its repository. */
export async function messageIn(document: vscode.TextDocument, root: vscode.Uri): Promise<Message> {
  if (isCommitBox(document)) return messageInBox(document.getText());
  const folder = gitFolder(root);
  const markOf = folder === undefined ? undefined : await commentMarkIn(folder);
  const text = document.getText();
  return readMessage(text, markOf === undefined ? {} : { comment: markOf(text) });
}

/** How long the comment prefix from Git is cached, in milliseconds. */
const freshness = 30_000;
const marks = new Map<
  string,
  { readonly mark: Promise<CommentMark | undefined>; readonly askedAt: number }
>();

/** Undefined if Git fails. */
function commentMarkIn(folder: string): Promise<CommentMark | undefined> {
  const known = marks.get(folder);
  if (known !== undefined && performance.now() - known.askedAt < freshness) return known.mark;
  const mark = gitCommentMark(folder).catch(() => undefined);
  marks.set(folder, { mark, askedAt: performance.now() });
  return mark;
}
