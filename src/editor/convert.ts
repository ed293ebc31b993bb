import * as vscode from 'vscode';
import type { Finding, Severity, TextEdit } from '../text/finding.ts';
import { positionAt, type LineTable, type Span } from '../text/span.ts';

/** The range of a span in the text that the line table was made of. */
export function toRange(lines: LineTable, { start, end }: Span): vscode.Range {
  return new vscode.Range(toPosition(lines, start), toPosition(lines, end));
}

/** The place of an offset in the text that the line table was made of. */
export function toPosition(lines: LineTable, offset: number): vscode.Position {
  const { line, character } = positionAt(lines, offset);
  return new vscode.Position(line, character);
}

/** Something to do to a document, in its list of code actions; `lines` are those of its text. */
export function toCodeAction(
  document: vscode.TextDocument,
  lines: LineTable,
  {
    title,
    kind,
    edits,
  }: { readonly title: string; readonly kind: vscode.CodeActionKind; readonly edits: readonly TextEdit[] },
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { span, newText } of edits) action.edit.replace(document.uri, toRange(lines, span), newText);
  return action;
}

/** What a finding looks like in the Problems panel, but for its code. */
export function toDiagnostic(lines: LineTable, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(lines, finding.span),
    finding.message,
    toSeverity(finding.severity),
  );
  diagnostic.source = 'leadership';
  return diagnostic;
}

function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}

/** Somebody's text in a place where VS Code shows `$(name)` as an icon. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\((?=[A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g, '\\$(');
}
