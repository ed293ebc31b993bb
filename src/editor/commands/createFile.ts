import * as vscode from 'vscode';
import {
  importCodeowners,
  newFilePath,
  type CodeownersImport,
} from '../../features/reports/newLeadershipFile.ts';
import { GitFailure } from '../../git/failure.ts';
import { rootFileNames } from '../../model/leadershipFile.ts';
import { resolveOwners } from '../../ownership/codeowners/effect.ts';
import { codeownersFile, hostName, hostOf, hostOfText } from '../../ownership/codeowners/host.ts';
import { readCodeowners } from '../../ownership/codeowners/read.ts';
import type { CodeownersNote } from '../../ownership/codeowners/codeowners.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { startText } from '../../ownership/codeowners/startText.ts';
import { statedPurpose } from '../../ownership/codeowners/statedPurpose.ts';
import { isoDateOf } from '../../text/day.ts';
import { gitProblemInWords } from '../../text/gitProblem.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Folder } from '../workspace/folder.ts';
import { chooseFolders } from './chooseFolders.ts';
import { openAt } from '../host/openAt.ts';
import { choice, choose } from '../host/quickPick.ts';
import { textOf } from '../workspace/readFile.ts';
import { activeResource } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The maximum size of a text to read, in bytes. */
const maxBytes = 3 * 1024 * 1024;

/** Creates a first leadership file, from CODEOWNERS if there is one, and opens it. Never overwrites a file. */
export async function createFile(workspace: Workspace): Promise<void> {
  const folder = await folderFor(workspace);
  if (folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first.'));
    return;
  }
  await folder.ready;
  for (const name of rootFileNames) {
    const uri = folder.uriOf(name);
    if (await isThere(uri)) return openAt(uri, 0);
  }
  const files = await folder.listed().catch((error: unknown) => {
    if (!(error instanceof GitFailure)) throw error;
    void vscode.window.showErrorMessage(gitProblemInWords(error));
    return undefined;
  });
  if (files === undefined) return;
  const codeowners = codeownersFile(files.hasFile);
  const byFolders = (): Promise<void> => startFromFolders(workspace, folder, files, codeowners);
  if (codeowners === undefined) return byFolders();
  await choose(
    [
      choice({ icon: 'arrow-right', label: vscode.l10n.t('Import Owners from {0}', codeowners) }, () =>
        takeOver(folder, files, codeowners, byFolders),
      ),
      choice({ icon: 'list-tree', label: vscode.l10n.t('Select Folders and Owners') }, byFolders),
    ],
    { title: vscode.l10n.t('Create {0}', newFilePath), placeHolder: vscode.l10n.t('Select how to start') },
  );
}

/** The folder of the active file, or else the folder that the user selects. */
async function folderFor(workspace: Workspace): Promise<Folder | undefined> {
  const { folders } = workspace;
  const uri = activeResource();
  const own = uri === undefined ? undefined : workspace.folderOf(uri);
  if (own !== undefined || folders.length < 2) return own ?? folders[0];
  const picked = await vscode.window.showWorkspaceFolderPick();
  return picked === undefined ? undefined : workspace.folderOf(picked.uri);
}

/** Lets the user select folders and owners; in a repository without folders, writes the template. */
async function startFromFolders(
  workspace: Workspace,
  folder: Folder,
  files: FileList,
  codeowners: RepoPath | undefined,
): Promise<void> {
  const purpose = await purposeOf(folder);
  if (files.root.folders.length === 0) return write(folder, startText({ files, codeowners, purpose }));
  const text = codeowners === undefined ? undefined : await textOfCodeowners(folder, files, codeowners);
  const host =
    codeowners === undefined ? undefined : (hostOfText(codeowners, text ?? '') ?? hostOf(files.hasFile));
  await chooseFolders(
    {
      workspace,
      folder,
      files,
      purpose,
      codeowners:
        text === undefined || host === undefined
          ? undefined
          : resolveOwners(readCodeowners(text, host, files.paths)),
    },
    newFilePath,
    (chosen) => write(folder, chosen),
  );
}

async function textOfCodeowners(folder: Folder, files: FileList, codeowners: RepoPath): Promise<string> {
  return (await textOf({ root: folder.root, isListed: files.hasFile }, codeowners, maxBytes)) ?? '';
}

/** Creates domains that give every file the owners it has in CODEOWNERS, or reports why this is not possible. */
async function takeOver(
  folder: Folder,
  files: FileList,
  codeowners: RepoPath,
  byFolders: () => Promise<void>,
): Promise<void> {
  const text = await textOfCodeowners(folder, files, codeowners);
  const imported = importCodeowners(
    { path: codeowners, text, purpose: await purposeOf(folder) },
    { files, others: folder.analysis?.files ?? [], today: isoDateOf(new Date()) },
  );
  if (imported.kind === 'imported') return write(folder, imported.text);
  await refuse(folder, codeowners, obstacle(imported), byFolders);
}

/** Why a CODEOWNERS file is not imported. */
function obstacle(refused: Exclude<CodeownersImport, { kind: 'imported' }>): CodeownersNote {
  switch (refused.kind) {
    case 'no-owners': {
      const host = hostName(refused.host);
      return { line: 1, message: vscode.l10n.t('it has no line that assigns an owner on {0}', host) };
    }
    case 'unsupported':
      return refused.errors[0];
    case 'invalid':
      return { line: 1, message: refused.error.message };
    case 'other-owners':
      return { line: 1, message: refused.words };
  }
}

async function refuse(
  folder: Folder,
  codeowners: RepoPath,
  { line, message }: CodeownersNote,
  startAnyway: () => Promise<void>,
): Promise<void> {
  const open = vscode.l10n.t('Open {0}', codeowners);
  const other = vscode.l10n.t('Select Folders and Owners');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Cannot import {0}: {1}. No file was created.', codeowners, visibleLine(message)),
    open,
    other,
  );
  if (answer === open) await openAt(folder.uriOf(codeowners), line - 1);
  if (answer === other) await startAnyway();
}

async function write(folder: Folder, text: string): Promise<void> {
  const uri = folder.uriOf(newFilePath);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false, ignoreIfExists: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Cannot write {0}.', visibleLine(uri.toString(true))));
    // What the user has selected is not lost.
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'yaml', content: text }),
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  // Selects the text inside the quotation marks, so that the user's input replaces it and stays quoted.
  const todo = /TODO: (?:\\.|[^"\\\n])*/.exec(document.getText());
  const start = todo?.index ?? 0;
  const end = start + (todo?.[0].length ?? 0);
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  // Not in preview, where the next file that the user opens would take its place.
  await vscode.window.showTextDocument(document, { preview: false, selection });
}

function purposeOf(folder: Folder): ReturnType<typeof statedPurpose> {
  return statedPurpose(async (name) => (await textOf(folder.repository, name, maxBytes)) ?? '');
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
