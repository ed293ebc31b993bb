import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import { visibleLine } from '../../text/visible.ts';
import { codeownersEdit, codeownersPlace, faultyFile } from '../language/codeowners.ts';
import type { Folder } from '../workspace/folder.ts';
import { addressed } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNoFile } from './tell.ts';

/**
 * Writes the owners in the leadership files, as these are saved, to the generated block of CODEOWNERS, or adds the block.
 * All else stays. The file is shown and not saved.
 */
export async function updateCodeowners(workspace: Workspace, address: unknown): Promise<void> {
  const uri = addressed(address);
  const folder =
    (uri && workspace.folderOf(uri)) ?? workspace.folders.find(({ analysis }) => analysis !== undefined);
  await folder?.ready;
  if (folder?.analysis === undefined) return tellNoFile();
  const faulty = faultyFile(folder.analysis);
  const problem = folder.hasUnsavedEdit
    ? vscode.l10n.t('leadership.yaml has unsaved changes. Save it first.')
    : faulty === undefined
      ? await update(folder, folder.analysis)
      : vscode.l10n.t('{0} has errors. Fix them first.', faulty.path);
  if (problem !== undefined)
    void vscode.window.showWarningMessage(
      visibleLine(vscode.l10n.t('CODEOWNERS was not changed: {0}', problem)),
    );
}

/** Updates the file in an editor. Returns the problem, if that is not possible. */
async function update(folder: Folder, analysis: Analysis): Promise<string | undefined> {
  const { path, host, isThere } = codeownersPlace(folder);
  const target = folder.uriOf(path);
  const document = isThere ? await opened(target) : undefined;
  if (isThere && document === undefined)
    return vscode.l10n.t('VS Code cannot open {0}. Change it in another program.', path);
  const edits = codeownersEdit(analysis, document?.getText() ?? '', host);
  if ('error' in edits) return edits.error;
  if (document === undefined) {
    const change = new vscode.WorkspaceEdit();
    const contents = new TextEncoder().encode(edits.map(({ newText }) => newText).join(''));
    change.createFile(target, { contents, overwrite: false });
    if (!(await vscode.workspace.applyEdit(change))) return vscode.l10n.t('Cannot write {0}.', path);
    await vscode.window.showTextDocument(target);
    return undefined;
  }
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is up to date.', path));
    return undefined;
  }
  const ranges = edits.map(
    ({ span }) => new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)),
  );
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const isDone = await editor.edit((builder) => {
    for (const [at, { newText }] of edits.entries())
      builder.replace(ranges[at] ?? new vscode.Position(0, 0), newText);
  });
  if (!isDone) return vscode.l10n.t('Cannot write {0}.', path);
  const [first] = ranges;
  if (first !== undefined)
    editor.revealRange(
      new vscode.Range(first.start, first.start),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  return undefined;
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  return vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
}
