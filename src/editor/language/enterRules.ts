import * as vscode from 'vscode';
import { leadershipFiles } from '../host/selectors.ts';

/**
 * While a leadership file is in front, Enter after `- id: ops` starts the next line below the key, not below the dash.
 * VS Code knows such rules by language only, and other YAML files keep theirs.
 */
export function registerEnterRules(): vscode.Disposable {
  let rules: vscode.Disposable | undefined;
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isWanted = document !== undefined && vscode.languages.match(leadershipFiles, document) > 0;
    if (isWanted === (rules !== undefined)) return;
    rules?.dispose();
    rules = isWanted
      ? vscode.languages.setLanguageConfiguration(document.languageId, {
          onEnterRules: [
            {
              beforeText: /^\s*- +[A-Za-z][\w-]*:\s+[^\s#|>].*$/,
              afterText: /^\s*$/,
              action: { indentAction: vscode.IndentAction.None, appendText: '  ' },
            },
          ],
        })
      : undefined;
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    new vscode.Disposable(() => {
      rules?.dispose();
    }),
  );
}
