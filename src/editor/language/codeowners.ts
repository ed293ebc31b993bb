import * as vscode from 'vscode';
import { entryMarkdown } from '../../features/language/hover/entryMarkdown.ts';
import {
  codeownersDrift,
  codeownersLines,
  updatedCodeowners,
  type DriftingLine,
} from '../../features/reports/codeownersDrift.ts';
import { findBlock } from '../../ownership/codeowners/block.ts';
import { hostOf, hostOfText, hosts, placesOf, type Host } from '../../ownership/codeowners/host.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { difference } from '../../text/soundEdits.ts';
import { visibleLines } from '../../text/visible.ts';
import { commands } from '../host/commandIds.ts';
import { runSliced } from '../host/runSliced.ts';
import { settingsFor } from '../host/settings.ts';
import { hasUnsavedEdit } from './editMoves.ts';
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
/** GitHub ignores larger files. */
const maxBytes = 3 * 1024 * 1024;

/**
 * Registers what CODEOWNERS files have: problems where the generated block does not give files the owners in the leadership
 * files, as these are saved, with a fix; and hovers on owners.
 */
export function registerCodeowners(workspace: Workspace): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('leadership-codeowners');
  const timers = new Map<Folder, ReturnType<typeof setTimeout>>();
  const soon = (folder: Folder): void => {
    clearTimeout(timers.get(folder));
    timers.set(
      folder,
      setTimeout(() => void update(folder, collection), delayMs),
    );
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
      clearTimeout(timers.get(folder));
      timers.delete(folder);
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
      timers.forEach(clearTimeout);
    }),
  );
}

/** Where a CODEOWNERS file can be, on any host. */
const places = [...new Set(hosts.flatMap(placesOf))];

/** The CODEOWNERS file of a folder: with its text in the editor, or else as it is saved. */
export interface CodeownersText {
  readonly path: RepoPath;
  readonly host: Host;
  /** Undefined if there is no file yet. */
  readonly text: string | undefined;
}

/** The CODEOWNERS file that the host uses, or the place for a new one. */
export async function codeownersOf(folder: Folder): Promise<CodeownersText> {
  const isThere = (path: RepoPath): boolean => folder.files?.hasFile(path) === true;
  const host = hostOf(isThere);
  const path = [...placesOf(host), ...places].find(isThere);
  if (path === undefined) return { path: placesOf(host)[0] ?? 'CODEOWNERS', host, text: undefined };
  const open = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.toString() === folder.uriOf(path).toString(),
  );
  const text = open?.getText() ?? (await textOf(folder.repository, path, maxBytes));
  return { path, host: hostOfText(path, text ?? '') ?? host, text };
}

async function update(folder: Folder, collection: vscode.DiagnosticCollection): Promise<void> {
  const { analysis, files } = folder;
  const { path, host, text } = await codeownersOf(folder);
  const start = text === undefined ? undefined : blockStart(text);
  const generated =
    analysis === undefined || start === undefined ? undefined : codeownersLines(analysis, host);
  for (const other of places) if (other !== path) collection.delete(folder.uriOf(other));
  if (
    files === undefined ||
    text === undefined ||
    start === undefined ||
    generated === undefined ||
    'refusals' in generated
  ) {
    collection.delete(folder.uriOf(path));
    return;
  }
  // What is being typed changes nothing on the host, and is not to be copied there.
  if (hasUnsavedEdit(folder)) return;
  const drift = await runSliced(codeownersDrift(text, generated.lines, host, files));
  const updated = updatedCodeowners(text, generated.lines, host);
  const left =
    drift.length === 0 || 'error' in updated
      ? []
      : await runSliced(codeownersDrift(updated.text, generated.lines, host, files));
  if (folder.analysis !== analysis) return;
  // Those outside the block stay as they are.
  const stays = new Set('error' in updated ? [] : left.map(({ line }) => lineIn(updated.text, line)));
  collection.set(
    folder.uriOf(path),
    drift.map((one) => diagnosticOf(one, lineIn(text, one.line ?? start), start, stays)),
  );
}

function lineIn(text: string, line: number | undefined): string {
  return line === undefined ? '' : (text.split(/\r\n|\r|\n/)[line - 1] ?? '');
}

/** The line of the generated block, from 1; undefined if there is none. */
function blockStart(text: string): number | undefined {
  const block = findBlock(text);
  if (!('span' in block) || block.span === undefined) return undefined;
  return text.slice(0, block.span.start).split('\n').length;
}

function diagnosticOf(
  { line, files, path, wanted, given }: DriftingLine,
  written: string,
  start: number,
  stays: ReadonlySet<string>,
): vscode.Diagnostic {
  const at = (line ?? start) - 1;
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
  const isLeft = line !== undefined && stays.has(written);
  const remedy = isLeft
    ? vscode.l10n.t('Change or remove this line, which is not generated, or change leadership.yaml.')
    : vscode.l10n.t('Update CODEOWNERS.');
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(at, 0, at, written.length),
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

/** The edit that updates the generated block, or the problem. Undefined if the block is up to date. */
export function codeownersEdit(
  folder: Folder,
  { host, text = '' }: CodeownersText,
):
  | { readonly start: number; readonly end: number; readonly newText: string }
  | { readonly error: string }
  | undefined {
  if (folder.analysis === undefined) return undefined;
  const generated = codeownersLines(folder.analysis, host);
  if ('refusals' in generated) return { error: generated.refusals[0]?.message ?? '' };
  const updated = updatedCodeowners(text, generated.lines, host);
  if ('error' in updated) return updated;
  const [edit] = difference(text, updated.text);
  return edit && { ...edit.span, newText: edit.newText };
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
