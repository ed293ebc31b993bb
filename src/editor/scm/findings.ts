import * as vscode from 'vscode';
import { missingTrailers } from '../../features/commit/missingTrailers.ts';
import { messageFindings } from '../../intent/findings.ts';
import type { Finding, Fix } from '../../text/finding.ts';
import { lineTable, type Span } from '../../text/span.ts';
import { toCodeAction, toDiagnostic, toRange } from '../host/convert.ts';
import type { GitRepositories } from './gitRepositories.ts';
import type { RuleReference } from '../language/ruleReference.ts';
import { commitMessages } from '../host/selectors.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { OpenMessage, OpenMessages } from './messages.ts';

const { QuickFix } = vscode.CodeActionKind;

/** Debounce in milliseconds: the user can still be typing, and Git reports one change as several events. */
const debounceMs = 300;
/** The maximum text length, in characters, for updating findings at every keystroke. */
const maxAtOnce = 20_000;

/** Registers the findings and quick fixes for commit messages. */
export function registerMessageFindings(
  workspace: Workspace,
  messages: OpenMessages,
  git: GitRepositories,
  reference: RuleReference,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('leadership messages');
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  /** Publishes the findings. While the user types, updates positions but adds no findings. */
  const draw = async (document: vscode.TextDocument, isSettled: boolean): Promise<void> => {
    const [message] = await Promise.all([messages.of(document), reference.load()]);
    if (document.isClosed) return;
    const text = document.getText();
    // Text typed in the meantime starts its own update.
    if (message !== undefined && message.message.text !== text) return;
    const lines = lineTable(text);
    const drawn = collection.get(document.uri) ?? [];
    const all = message === undefined ? [] : findingsOf(message);
    const findings = isSettled ? all : asManyAs(drawn, all);
    if (findings.length === 0 && drawn.length === 0) return;
    collection.set(
      document.uri,
      findings.map((finding) => {
        const diagnostic = toDiagnostic(lines, finding);
        diagnostic.code = { value: finding.code, target: reference.placeOf(finding.code) };
        return diagnostic;
      }),
    );
  };
  const drawSoon = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(commitMessages, document) === 0) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        void draw(document, true);
      }, debounceMs),
    );
    const isDrawn = (collection.get(document.uri)?.length ?? 0) > 0;
    if (isDrawn && document.getText().length <= maxAtOnce) void draw(document, false);
  };
  const drawAll = (): void => {
    vscode.workspace.textDocuments.forEach(drawSoon);
  };
  drawAll();

  return vscode.Disposable.from(
    collection,
    workspace.onDidChange(drawAll),
    workspace.onDidRemove(drawAll),
    git.onDidChange(drawAll),
    vscode.workspace.onDidOpenTextDocument(drawSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      drawSoon(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(waiting.get(uri.toString()));
      waiting.delete(uri.toString());
      collection.delete(uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('leadership')) drawAll();
    }),
    vscode.languages.registerCodeActionsProvider(
      commitMessages,
      { provideCodeActions: (document, range, context) => actionsAt(messages, document, range, context) },
      { providedCodeActionKinds: [QuickFix] },
    ),
    new vscode.Disposable(() => {
      for (const timer of waiting.values()) clearTimeout(timer);
    }),
  );
}

/** At most as many findings of each code as are already shown. Typing can change their messages and positions. */
function asManyAs(drawn: readonly vscode.Diagnostic[], findings: readonly Finding[]): Finding[] {
  const room = new Map<unknown, number>();
  for (const { code } of drawn) {
    const value = typeof code === 'object' ? code.value : code;
    room.set(value, (room.get(value) ?? 0) + 1);
  }
  return findings.filter(({ code }) => {
    const left = room.get(code) ?? 0;
    room.set(code, left - 1);
    return left > 0;
  });
}

/** The findings to show, with the settings applied. */
function findingsOf({ message, analysis, paths, folder }: OpenMessage): Finding[] {
  const { intentProblems, intentDomains } = settingsFor(folder.uri);
  if (!intentProblems) return [];
  const { ownership } = analysis;
  return messageFindings(message, { ownership, paths, self: folder.self, domains: intentDomains });
}

/**
 * The fixes of the findings on the lines of a range and, on the subject line, fixes that add missing trailers. What one
 * can do at once comes first, what waits for somebody's approval last.
 */
async function actionsAt(
  messages: OpenMessages,
  document: vscode.TextDocument,
  range: vscode.Range,
  { only, diagnostics }: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  if (only?.contains(QuickFix) === false) return [];
  const open = await messages.of(document);
  if (open?.message.text !== document.getText()) return [];
  const { message, groups } = open;
  const lines = lineTable(message.text);
  const isHere = (span: Span): boolean => {
    const { start, end } = toRange(lines, span);
    return start.line <= range.end.line && range.start.line <= end.line;
  };
  const ofFindings = findingsOf(open)
    .filter(({ span }) => isHere(span))
    .flatMap(({ span, fixes }) => fixes.map((fix) => ({ fix, place: toRange(lines, span) })));
  const adding =
    message.subject !== undefined && isHere(message.subject) ? missingTrailers(message, groups) : [];
  const later = ofFindings.filter(({ fix }) => fix.isPlaceholder === true);
  const all: { readonly fix: Fix; readonly place?: vscode.Range }[] = [
    ...ofFindings.filter((one) => !later.includes(one)),
    ...adding.map((fix) => ({ fix })),
    ...later,
  ];
  return all.flatMap(({ fix, place }, position) =>
    toCodeAction(document, lines, { ...fix, kind: QuickFix }).map((action) => {
      if (place !== undefined)
        action.diagnostics = diagnostics.filter((diagnostic) => diagnostic.range.intersection(place));
      // VS Code shows the preferred one first.
      action.isPreferred = position === 0 && fix.isPlaceholder !== true;
      return action;
    }),
  );
}
