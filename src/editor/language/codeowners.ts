import * as vscode from 'vscode';
import type { Analysis, AnalyzedFile } from '../../analyze.ts';
import { entryMarkdown } from '../../features/language/hover/entryMarkdown.ts';
import {
  codeownersDrift,
  codeownersLines,
  type DriftingLine,
} from '../../features/reports/codeownersDrift.ts';
import { findBlock, placeBlock } from '../../ownership/codeowners/block.ts';
import { maxGithubSize } from '../../ownership/codeowners/github.ts';
import { hostOf, hostOfText, hosts, placesOf, type Host } from '../../ownership/codeowners/host.ts';
import { isSuppressible } from '../../rules/file/suppression.ts';
import type { TextEdit } from '../../text/finding.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { difference } from '../../text/soundEdits.ts';
import { visibleLines } from '../../text/visible.ts';
import { commands } from '../host/commandIds.ts';
import { runSliced } from '../host/runSliced.ts';
import { settingsFor } from '../host/settings.ts';
import type { Folder } from '../workspace/folder.ts';
import { textOf } from '../workspace/readFile.ts';
import type { Workspace } from '../workspace/workspace.ts';

const selector: vscode.DocumentSelector = [{ pattern: '**/CODEOWNERS' }];
const source = 'leadership';
/** The code of the problem, which has no rule: it is not in a leadership file. */
const code = 'codeowners/out-of-sync';
/** The code where an update does not help. */
const leftCode = 'codeowners/other-lines';
/** How long after a change the files are compared, in milliseconds. */
const delayMs = 500;

/**
 * Registers what CODEOWNERS files have: problems where the generated block does not give files the owners in the leadership
 * files, as these are saved, with a fix; and hovers on owners.
 */
export function registerCodeowners(workspace: Workspace): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('leadership-codeowners');
  const turns = new Map<Folder, ReturnType<typeof setTimeout>>();
  const soon = (folder: Folder): void => {
    clearTimeout(turns.get(folder));
    const turn = setTimeout(() => {
      const isCurrent = (): boolean => turns.get(folder) === turn;
      const place = codeownersPlace(folder);
      problemsIn(folder, place, isCurrent).then(
        (problems) => {
          if (problems === undefined || !isCurrent()) return;
          for (const path of places)
            if (path === place.path && problems.length > 0) collection.set(folder.uriOf(path), problems);
            else collection.delete(folder.uriOf(path));
        },
        () => undefined,
      );
    }, delayMs);
    turns.set(folder, turn);
  };
  const ofFile = ({ uri }: { readonly uri: vscode.Uri }): void => {
    const folder = /\/(?:CODEOWNERS|leadership\.ya?ml)$/.test(uri.path) ? workspace.folderOf(uri) : undefined;
    if (folder !== undefined) soon(folder);
  };
  workspace.folders.forEach(soon);
  const watcher = vscode.workspace.createFileSystemWatcher('**/CODEOWNERS');
  const onFile = (uri: vscode.Uri): void => {
    ofFile({ uri });
  };
  return vscode.Disposable.from(
    collection,
    watcher,
    watcher.onDidChange(onFile),
    watcher.onDidCreate(onFile),
    watcher.onDidDelete(onFile),
    workspace.onDidChange(soon),
    workspace.onDidRemove((folder) => {
      clearTimeout(turns.get(folder));
      turns.delete(folder);
      for (const path of places) collection.delete(folder.uriOf(path));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      ofFile(document);
    }),
    vscode.workspace.onDidSaveTextDocument(ofFile),
    vscode.workspace.onDidCloseTextDocument(ofFile),
    vscode.languages.registerCodeActionsProvider(
      selector,
      { provideCodeActions: (document, _range, context) => fixes(document, context) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: (document, position) => hoverAt(workspace, document, position),
    }),
    new vscode.Disposable(() => {
      turns.forEach(clearTimeout);
      turns.clear();
    }),
  );
}

/** Where a CODEOWNERS file can be, on any host. */
const places = [...new Set(hosts.flatMap(placesOf))];

/** Where the CODEOWNERS file of a folder is, or where a new one goes. */
export interface CodeownersPlace {
  readonly path: RepoPath;
  readonly host: Host;
  readonly isThere: boolean;
}

/** The CODEOWNERS file that the host uses, or the place for a new one. */
export function codeownersPlace(folder: Folder): CodeownersPlace {
  const isThere = (path: RepoPath): boolean => folder.files?.hasFile(path) === true;
  const host = hostOf(isThere);
  const path = [...placesOf(host), ...places].find(isThere);
  return { path: path ?? placesOf(host)[0] ?? 'CODEOWNERS', host, isThere: path !== undefined };
}

/** A leadership file with errors, because of which owners can be missing; undefined if there is none. */
export function faultyFile({ files }: Analysis): AnalyzedFile | undefined {
  return files.find(({ findings }) =>
    findings.some(({ code, severity }) => severity === 'error' && !isSuppressible(code)),
  );
}

/** The problems of the CODEOWNERS file of a folder; undefined if these cannot be known now. */
async function problemsIn(
  folder: Folder,
  { path, host: usual, isThere }: CodeownersPlace,
  isCurrent: () => boolean,
): Promise<vscode.Diagnostic[] | undefined> {
  const { analysis, files } = folder;
  if (analysis === undefined || files === undefined || !isThere) return [];
  // What is being typed changes nothing on the host, and is not to be copied there.
  if (folder.hasUnsavedEdit || faultyFile(analysis) !== undefined) return undefined;
  const uri = folder.uriOf(path).toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  const text = open?.getText() ?? (await textOf(folder.repository, path, maxGithubSize));
  const start = text === undefined ? undefined : blockStart(text);
  if (text === undefined || start === undefined) return [];
  const host = hostOfText(path, text) ?? usual;
  const generated = codeownersLines(analysis, host);
  if ('refusals' in generated) return [];
  const drift = await runSliced(codeownersDrift(text, generated.lines, host, files), isCurrent);
  return drift?.map((one) => diagnosticOf(one, text, start));
}

/** The line of the generated block, from 1; undefined if there is none. */
function blockStart(text: string): number | undefined {
  const block = findBlock(text);
  if (!('span' in block) || block.span === undefined) return undefined;
  return text.slice(0, block.span.start).split('\n').length;
}

function diagnosticOf(
  { line, files, path, wanted, given, isLeft }: DriftingLine,
  text: string,
  start: number,
): vscode.Diagnostic {
  const at = (line ?? start) - 1;
  const length = text.split(/\r\n|\r|\n/)[at]?.length ?? 0;
  const problem =
    files === 1
      ? vscode.l10n.t('{0} has {1} in leadership.yaml, and {2} here.', path, wanted, given)
      : vscode.l10n.t(
          '{0} files, such as {1}, have {2} in leadership.yaml, and {3} here.',
          files,
          path,
          wanted,
          given,
        );
  const remedy = isLeft
    ? vscode.l10n.t('Change or remove this line, which is not generated, or change leadership.yaml.')
    : vscode.l10n.t('Update CODEOWNERS.');
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(at, 0, at, length),
    visibleLines(`${problem} ${remedy}`),
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = source;
  diagnostic.code = isLeft ? leftCode : code;
  return diagnostic;
}

function fixes({ uri }: vscode.TextDocument, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
  const own = diagnostics.filter((one) => one.source === source && one.code === code);
  if (own.length === 0) return [];
  const title = vscode.l10n.t('Update CODEOWNERS');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: commands.updateCodeowners, arguments: [uri.toString()] };
  action.diagnostics = own;
  action.isPreferred = true;
  return [action];
}

/** The edit of the text of a CODEOWNERS file that updates the generated block, or the problem and the remedy. */
export function codeownersEdit(
  analysis: Analysis,
  text: string,
  host: Host,
): readonly TextEdit[] | { readonly error: string } {
  const generated = codeownersLines(analysis, host);
  if ('refusals' in generated) {
    const [first] = generated.refusals;
    return { error: first === undefined ? '' : `${first.leadership.file}: ${first.message}` };
  }
  const updated = placeBlock(text, generated.lines, host);
  if ('error' in updated) return { error: `${updated.error} ${vscode.l10n.t('Fix or remove them.')}` };
  if (host === 'github' && new TextEncoder().encode(updated.text).length >= maxGithubSize)
    return {
      error: vscode.l10n.t('it would have 3 MB or more, and GitHub ignores such files. Shorten it first.'),
    };
  return difference(text, updated.text);
}

function hoverAt(
  workspace: Workspace,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const { analysis } = workspace.folderOf(document.uri) ?? {};
  const range = document.getWordRangeAtPosition(position, /[^\s#]+@?[^\s#]*/);
  const scope = analysis?.ownership.scopeIn('');
  if (analysis === undefined || scope === undefined || range === undefined) return undefined;
  const word = document.getText(range);
  if (!settingsFor(document.uri).hover || !word.includes('@') || range.start.character === 0)
    return undefined;
  const markdown = entryMarkdown('owner', word, scope, analysis);
  return markdown === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString(markdown), range);
}
