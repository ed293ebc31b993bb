import * as vscode from 'vscode';
import type { Finding, Severity, TextEdit } from '../text/finding.ts';
import { positionAt, type LineTable, type Span } from '../text/span.ts';

/** Converts a span to a range. `lines` is the line table of the same text. */
export function toRange(lines: LineTable, { start, end }: Span): vscode.Range {
  return new vscode.Range(toPosition(lines, start), toPosition(lines, end));
}

/** Converts an offset to a position. `lines` is the line table of the same text. */
export function toPosition(lines: LineTable, offset: number): vscode.Position {
  const { line, character } = positionAt(lines, offset);
  return new vscode.Position(line, character);
}

/** Converts an edit to a code action of a document. `lines` is the line table of its text. */
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

/** Converts a finding to a VS Code diagnostic, without its code. */
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

/** Escapes user text, because VS Code renders `$(name)` as an icon in labels. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\((?=[A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g, '\\$(');
}
