import * as vscode from 'vscode';
import { toRange } from './convert.ts';
import { leadershipFiles } from './selectors.ts';
import type { Workspace } from './workspace.ts';

/** Offers the fixes of the findings at the cursor. */
export function registerQuickFixes(workspace: Workspace): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    leadershipFiles,
    {
      provideCodeActions: (document, range, context) => {
        const file = workspace.folderOf(document.uri)?.analyzedFile(document);
        if (file === undefined) return [];
        return file.findings
          .filter(({ span }) => toRange(file.lines, span).intersection(range) !== undefined)
          .flatMap(({ fixes, code }) =>
            fixes.map(({ title, edits }, position) => {
              const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
              action.edit = new vscode.WorkspaceEdit();
              for (const { span, newText } of edits)
                action.edit.replace(document.uri, toRange(file.lines, span), newText);
              action.diagnostics = context.diagnostics.filter((diagnostic) => codeOf(diagnostic) === code);
              action.isPreferred = position === 0;
              return action;
            }),
          );
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
