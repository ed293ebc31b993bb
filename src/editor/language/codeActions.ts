import * as vscode from 'vscode';
import type { AnalyzedFile } from '../../analyze.ts';
import type { CompletionSubject } from '../../features/language/completion/subject.ts';
import { fixAll } from '../../features/language/edits/fixAll.ts';
import { mayLeaveOpen, withSnippets } from '../../features/language/edits/fixSnippets.ts';
import { furtherFixes } from '../../features/language/edits/furtherFixes.ts';
import { refactoringsAt } from '../../features/language/edits/refactorings.ts';
import { needsHistory, secondOwnerFixes } from '../../features/language/edits/secondOwner.ts';
import { suppressFinding } from '../../features/language/edits/suppressFinding.ts';
import type { Finding, Fix } from '../../text/finding.ts';
import { completionSubject } from './completion.ts';
import { toCodeAction, toRange } from '../host/convert.ts';
import type { OutsideOwnersByFolder } from './outsideOwners.ts';
import { leadershipFiles } from '../host/selectors.ts';
import { patience, type FolderHistories } from '../workspace/folderHistory.ts';
import type { Workspace } from '../workspace/workspace.ts';

const { QuickFix, RefactorExtract, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;
const fixAllKind = SourceFixAll.append('leadership');

/** Registers the quick fixes for findings at the cursor, the refactorings there, and “fix all”. */
export function registerCodeActions(
  workspace: Workspace,
  outside: OutsideOwnersByFolder,
  histories: FolderHistories,
): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    leadershipFiles,
    {
      provideCodeActions: async (document, range, { only, diagnostics }) => {
        const folder = workspace.folderOf(document.uri);
        const file = await workspace.analyzedFile(document);
        if (file === undefined || folder === undefined) return [];
        const isWanted = (kind: vscode.CodeActionKind): boolean => only?.contains(kind) ?? true;
        const actions: vscode.CodeAction[] = [];
        if (isWanted(QuickFix)) {
          const subject = (): CompletionSubject =>
            completionSubject(folder, file.path, file.text, outside.of(folder));
          const here = findingsIn(file, range);
          const history = here.some(needsHistory) ? await histories.of(folder, patience.fix) : undefined;
          const { analysis } = folder;
          const byHistory = (finding: Finding): Fix[] =>
            history === undefined || analysis === undefined
              ? []
              : secondOwnerFixes(file, finding, analysis, history);
          actions.push(...quickFixes(document, file, { subject, here, byHistory }, diagnostics));
        }
        const selection = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const leaderships = folder.analysis?.files.flatMap(
          ({ lastGoodModel }) => lastGoodModel?.leadership ?? [],
        );
        for (const { title, kind, edits } of refactoringsAt(file, selection, leaderships)) {
          const actionKind = kind === 'rewrite' ? RefactorRewrite : RefactorExtract;
          if (isWanted(actionKind))
            actions.push(...toCodeAction(document, file.lines, { title, kind: actionKind, edits }));
        }
        // Only on request: VS Code requests actions without a kind at every cursor move.
        if (only?.contains(fixAllKind) === true) {
          const edits = fixAll(file.path, file.text);
          if (edits.length > 0)
            actions.push(
              ...toCodeAction(document, file.lines, {
                title: vscode.l10n.t('Fix all auto-fixable Leadership problems'),
                kind: fixAllKind,
                edits,
              }),
            );
        }
        return actions;
      },
    },
    { providedCodeActionKinds: [QuickFix, RefactorExtract, RefactorRewrite, fixAllKind] },
  );
}

function findingsIn(file: AnalyzedFile, range: vscode.Range): Finding[] {
  return file.findings.filter(({ span }) => toRange(file.lines, span).intersection(range) !== undefined);
}

/** Actions that suppress a finding come last. */
function quickFixes(
  document: vscode.TextDocument,
  file: AnalyzedFile,
  {
    subject,
    here,
    byHistory,
  }: {
    readonly subject: () => CompletionSubject;
    readonly here: readonly Finding[];
    readonly byHistory: (finding: Finding) => readonly Fix[];
  },
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const toAction = (finding: Finding, fix: Fix, isFirst: boolean): vscode.CodeAction[] => {
    const place = toRange(file.lines, finding.span);
    const edits =
      fix.isPlaceholder === true && mayLeaveOpen(fix.edits) ? withSnippets(subject(), fix.edits) : fix.edits;
    return toCodeAction(document, file.lines, { ...fix, edits, kind: QuickFix }).map((action) => {
      action.diagnostics = diagnostics.filter((diagnostic) => diagnostic.range.intersection(place));
      action.isPreferred = isFirst && fix.isPlaceholder !== true;
      return action;
    });
  };
  const mending = here.flatMap((finding) =>
    [...finding.fixes, ...furtherFixes(file, finding), ...byHistory(finding)].flatMap((fix, position) =>
      toAction(finding, fix, position === 0),
    ),
  );
  const silencing = here.flatMap((finding) => {
    const fix = suppressFinding(file, finding);
    return fix === undefined ? [] : toAction(finding, fix, false);
  });
  return [...new Map([...mending, ...silencing].map((action) => [keyOf(action), action])).values()];
}

/** Removes duplicates: two findings can have the same fix. */
function keyOf({ title, edit }: vscode.CodeAction): string {
  return JSON.stringify([title, edit?.entries()]);
}
