import * as vscode from 'vscode';
import type { Workspace } from './workspace.ts';

/** Keeps `leadership.hasFile`, by which menus and views show themselves: whether a folder has a leadership file. */
export function registerContextKeys(workspace: Workspace): vscode.Disposable {
  let set: boolean | undefined;
  const update = (): void => {
    const hasFile = workspace.folders.some(({ analysis }) => analysis !== undefined);
    if (hasFile === set) return;
    set = hasFile;
    void vscode.commands.executeCommand('setContext', 'leadership.hasFile', hasFile);
  };
  update();
  return vscode.Disposable.from(workspace.onDidChange(update), workspace.onDidRemove(update));
}
