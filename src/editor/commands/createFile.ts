import * as vscode from 'vscode';
import { analysisWith, newFilePath, ownerDifference } from '../../answers/newLeadershipFile.ts';
import { rootFileNames } from '../../model/leadershipFile.ts';
import { hostName, hostOfText, placesOf } from '../../ownership/codeowners/host.ts';
import { leadershipTextOf } from '../../ownership/codeowners/leadershipText.ts';
import { readCodeowners } from '../../ownership/codeowners/read.ts';
import type { FileList } from '../../ownership/fileList.ts';
import { startText } from '../../ownership/startText.ts';
import { statedPurpose } from '../../ownership/statedPurpose.ts';
import { dayOf } from '../../text/day.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Folder } from '../folder.ts';
import { openAt } from '../openAt.ts';
import { choice, choose } from '../quickPick.ts';
import { activeResource } from '../subject.ts';
import type { Workspace } from '../workspace.ts';

/** No text that is meant here is longer, in bytes. */
const maxBytes = 1024 * 1024;

/** Writes a first leadership file, made of CODEOWNERS where there is one, and opens it; never overwrites one. */
export async function createFile(workspace: Workspace): Promise<void> {
  const folder = await folderFor(workspace);
  if (folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder of a repository first.'));
    return;
  }
  await folder.ready;
  for (const name of rootFileNames) {
    const uri = folder.uriOf(name);
    if (await isThere(uri)) return openAt(uri, 0);
  }
  const files = await folder.listed();
  const codeowners = [...placesOf('github'), ...placesOf('gitlab')].find(files.hasFile);
  if (codeowners === undefined) return start(folder, files, undefined);
  await choose(
    [
      choice({ icon: 'arrow-right', label: vscode.l10n.t('Take over the owners in {0}', codeowners) }, () =>
        takeOver(folder, files, codeowners),
      ),
      choice({ icon: 'new-file', label: vscode.l10n.t('Start from the folders that are there') }, () =>
        start(folder, files, codeowners),
      ),
    ],
    { title: vscode.l10n.t('Create {0}', newFilePath), placeHolder: vscode.l10n.t('How to begin') },
  );
}

/** The folder of the file in front, or else the one that is chosen. */
async function folderFor(workspace: Workspace): Promise<Folder | undefined> {
  const { folders } = workspace;
  const uri = activeResource();
  const own = uri === undefined ? undefined : workspace.folderOf(uri);
  if (own !== undefined || folders.length < 2) return own ?? folders[0];
  const picked = await vscode.window.showWorkspaceFolderPick();
  return picked === undefined ? undefined : workspace.folderOf(picked.uri);
}

async function start(folder: Folder, files: FileList, codeowners: RepoPath | undefined): Promise<void> {
  await write(folder, startText({ files, codeowners, purpose: await purposeOf(folder) }));
}

/** Gives every file the owners that CODEOWNERS gives it, or says what stands in the way. */
async function takeOver(folder: Folder, files: FileList, codeowners: RepoPath): Promise<void> {
  const text = await textOf(folder, codeowners);
  const host = hostOfText(codeowners, text) ?? 'github';
  const read = readCodeowners(text, host);
  const imported = leadershipTextOf(read, {
    from: codeowners,
    paths: files.paths,
    purpose: await purposeOf(folder),
  });
  if ('faults' in imported || read.rules.length === 0) {
    const [fault] = 'faults' in imported ? imported.faults : [];
    return refuse(
      folder,
      codeowners,
      fault?.message ??
        vscode.l10n.t('there is no line by which {0} would give a file an owner', hostName(host)),
      fault?.line ?? 1,
      () => start(folder, files, codeowners),
    );
  }
  const others = folder.analysis?.files ?? [];
  const { analysis, error } = analysisWith(imported.text, others, files, dayOf(new Date()));
  const difference = error === undefined ? ownerDifference(analysis, read, files) : undefined;
  const reason = error?.message ?? difference?.words;
  if (reason !== undefined)
    return refuse(folder, codeowners, reason, 1, () => start(folder, files, codeowners));
  await write(folder, imported.text);
}

async function refuse(
  folder: Folder,
  codeowners: RepoPath,
  reason: string,
  line: number,
  startAnyway: () => Promise<void>,
): Promise<void> {
  const open = vscode.l10n.t('Open {0}', codeowners);
  const other = vscode.l10n.t('Start from the Folders');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing is written, as {0} cannot be taken over: {1}', codeowners, reason),
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
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} cannot be written here.', uri.toString(true)));
    return;
  }
  const editor = await vscode.window.showTextDocument(uri);
  // What is in the quotation marks, so that what is typed over it stays in them.
  const [first] = editor.document.getText().matchAll(/TODO: (?:\\.|[^"\\\n])*/g);
  if (first === undefined) return;
  const { document } = editor;
  editor.selection = new vscode.Selection(
    document.positionAt(first.index),
    document.positionAt(first.index + first[0].length),
  );
}

function purposeOf(folder: Folder): ReturnType<typeof statedPurpose> {
  return statedPurpose((name) => textOf(folder, name));
}

/** The text of a file; '' for one that is not there or too large. */
async function textOf(folder: Folder, path: RepoPath): Promise<string> {
  const uri = folder.uriOf(path);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > maxBytes ? '' : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
