import * as vscode from 'vscode';
import type { SnippetEdit } from '../../features/language/edits/fixSnippets.ts';
import type { Finding, Severity } from '../../text/finding.ts';
import { soundEdits } from '../../text/soundEdits.ts';
import { positionAt, type LineTable, type Span } from '../../text/span.ts';
import { visibleLine, visibleLines } from '../../text/visible.ts';

/** Converts a span to a range. `lines` is the line table of the same text. */
export function toRange(lines: LineTable, { start, end }: Span): vscode.Range {
  return new vscode.Range(toPosition(lines, start), toPosition(lines, end));
}

/** Converts an offset to a position. `lines` is the line table of the same text. */
export function toPosition(lines: LineTable, offset: number): vscode.Position {
  const { line, character } = positionAt(lines, offset);
  return new vscode.Position(line, character);
}

/**
 * Converts edits to a code action of a document. `lines` is the line table of its text. Empty if the edits are not
 * sound.
 */
export function toCodeAction(
  document: vscode.TextDocument,
  lines: LineTable,
  {
    title,
    kind,
    edits,
  }: { readonly title: string; readonly kind: vscode.CodeActionKind; readonly edits: readonly SnippetEdit[] },
): vscode.CodeAction[] {
  const edit = new vscode.WorkspaceEdit();
  const isSound = addEdits(edit, { uri: document.uri, text: document.getText(), lines }, title, edits);
  if (!isSound) return [];
  const action = new vscode.CodeAction(visibleLine(title), kind);
  action.edit = edit;
  return [action];
}

/**
 * Adds edits of a file to a workspace edit. False, with nothing added, if they are not sound: VS Code would swap the
 * ends of an edit that ends before it starts, and overwrite what lies between.
 */
export function addEdits(
  all: vscode.WorkspaceEdit,
  { uri, text, lines }: { readonly uri: vscode.Uri; readonly text: string; readonly lines: LineTable },
  title: string,
  edits: readonly SnippetEdit[],
): boolean {
  const sound = soundEdits(title, text, edits);
  if (sound === undefined) return false;
  all.set(
    uri,
    sound.map((edit) => toTextEdit(lines, edit)),
  );
  return true;
}

function toTextEdit(
  lines: LineTable,
  { span, newText, snippet }: SnippetEdit,
): vscode.TextEdit | vscode.SnippetTextEdit {
  if (snippet === undefined) return vscode.TextEdit.replace(toRange(lines, span), newText);
  const edit = vscode.SnippetTextEdit.replace(toRange(lines, span), new vscode.SnippetString(snippet));
  edit.keepWhitespace = true;
  return edit;
}

/** Converts a finding to a VS Code diagnostic, without its code. */
export function toDiagnostic(lines: LineTable, finding: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(lines, finding.span),
    visibleLines(finding.message),
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

/** User text as a label: visible, on one line, and escaped, because VS Code renders `$(name)` as an icon in labels. */
export function labelText(text: string): string {
  return visibleLine(text).replace(/\$\((?=[A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g, '\\$(');
}
