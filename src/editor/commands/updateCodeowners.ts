import * as vscode from 'vscode';
import { visibleLine } from '../../text/visible.ts';
import { codeownersEdit, codeownersOf } from '../language/codeowners.ts';
import { addressed } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNoFile } from './tell.ts';

/**
 * Writes the owners in the leadership files to the generated block of CODEOWNERS, or adds the block. All else stays. The
 * file is shown and not saved.
 */
export async function updateCodeowners(workspace: Workspace, address: unknown): Promise<void> {
  const uri = addressed(address);
  const folder =
    (uri && workspace.folderOf(uri)) ?? workspace.folders.find(({ analysis }) => analysis !== undefined);
  await folder?.ready;
  if (folder?.analysis === undefined) return tellNoFile();
  const broken = folder.analysis.files.find(({ findings }) =>
    findings.some(({ severity }) => severity === 'error'),
  );
  if (broken !== undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('CODEOWNERS was not changed: {0} has errors. Fix them first.', visibleLine(broken.path)),
    );
    return;
  }
  const file = await codeownersOf(folder);
  const edit = codeownersEdit(folder, file);
  if (edit === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} is up to date.', file.path));
    return;
  }
  if ('error' in edit) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} was not changed: {1}', file.path, visibleLine(edit.error)),
    );
    return;
  }
  const target = folder.uriOf(file.path);
  const change = new vscode.WorkspaceEdit();
  if (file.text === undefined) {
    change.createFile(target, { contents: new TextEncoder().encode(edit.newText), overwrite: false });
    if (await vscode.workspace.applyEdit(change)) await vscode.window.showTextDocument(target);
    return;
  }
  const document = await vscode.workspace.openTextDocument(target);
  if (document.getText() !== file.text) return;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const range = new vscode.Range(document.positionAt(edit.start), document.positionAt(edit.end));
  await editor.edit((builder) => {
    builder.replace(range, edit.newText);
  });
  editor.revealRange(
    new vscode.Range(range.start, range.start),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
