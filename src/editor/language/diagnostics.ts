import * as vscode from 'vscode';
import { refusalInWords, type Refusal } from '../../text/refusal.ts';
import type { AnalyzedFile } from '../../analyze.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { visibleLines } from '../../text/visible.ts';
import { toDiagnostic, toRange } from '../host/convert.ts';
import type { Folder } from '../workspace/folder.ts';
import type { RuleReference } from './ruleReference.ts';
import { RedHatArbiter } from './redHatArbiter.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Shows the findings of all leadership files, open or not, in the Problems panel. Findings that Red Hat's YAML
 * extension already reports are not shown again, but their fixes stay available.
 */
export function registerDiagnostics(workspace: Workspace, reference: RuleReference): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('leadership');
  const shown = new Map<Folder, ReadonlyMap<string, Drawn>>();
  const share = new RedHatArbiter();

  const show = (folder: Folder): void => {
    if (!reference.isLoaded) {
      void reference.load().then(() => {
        workspace.folders.forEach(show);
      });
      return;
    }
    const before = shown.get(folder);
    const now = new Map<string, Drawn>();
    const draw = (path: RepoPath, text: string, diagnostics: readonly vscode.Diagnostic[]): void => {
      const uri = folder.uriOf(path);
      if (!isListed(uri, folder)) return;
      const drawn = { text, diagnostics: JSON.stringify(diagnostics) };
      const last = before?.get(uri.toString());
      if (last?.text !== text || last.diagnostics !== drawn.diagnostics) collection.set(uri, diagnostics);
      now.set(uri.toString(), drawn);
    };
    for (const file of folder.analysis?.files ?? []) draw(file.path, file.text, diagnosticsOf(file, folder));
    for (const { path, why } of folder.unreadable) draw(path, '', [unreadable(why)]);
    for (const uri of before?.keys() ?? []) if (!now.has(uri)) collection.delete(vscode.Uri.parse(uri));
    shown.set(folder, now);
  };
  const diagnosticsOf = (file: AnalyzedFile, folder: Folder): vscode.Diagnostic[] =>
    share.drawn(file, folder.uriOf(file.path)).map((finding) => {
      const diagnostic = toDiagnostic(file.lines, finding);
      diagnostic.code = { value: finding.code, target: reference.placeOf(finding.code) };
      diagnostic.relatedInformation = finding.related.map(({ file: path = file.path, span, message }) => {
        const lines = folder.analysis?.files.find((other) => other.path === path)?.lines ?? file.lines;
        return new vscode.DiagnosticRelatedInformation(
          new vscode.Location(folder.uriOf(path), toRange(lines, span)),
          visibleLines(message),
        );
      });
      return diagnostic;
    });
  /** Findings of a file outside the workspace are listed while the file is open in a tab. */
  const isListed = (uri: vscode.Uri, folder: Folder): boolean =>
    workspace.folderOf(uri) === folder &&
    (vscode.workspace.getWorkspaceFolder(uri) !== undefined ||
      vscode.window.tabGroups.all.some(({ tabs }) => urisOf(tabs).some((open) => open === uri.toString())));
  const hide = (folder: Folder): void => {
    for (const uri of shown.get(folder)?.keys() ?? []) collection.delete(vscode.Uri.parse(uri));
    shown.delete(folder);
  };

  const showAll = (): void => {
    workspace.folders.forEach(show);
  };
  showAll();

  return vscode.Disposable.from(
    collection,
    share,
    workspace.onDidChange(show),
    workspace.onDidRemove((folder) => {
      hide(folder);
      // Another folder can contain the same files.
      showAll();
    }),
    share.onDidChange((uri) => {
      const folder = workspace.folderOf(uri);
      if (folder !== undefined && shown.get(folder)?.has(uri.toString()) === true) show(folder);
    }),
    vscode.extensions.onDidChange(showAll),
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      for (const address of urisOf([...opened, ...closed])) {
        const uri = vscode.Uri.parse(address);
        const folder = workspace.folderOf(uri);
        const path = folder?.pathOf(uri);
        if (folder !== undefined && path !== undefined && folder.isOutside(path)) show(folder);
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('yaml') || event.affectsConfiguration('leadership.validation'))
        showAll();
    }),
  );
}

/** The last published diagnostics of a file. Unchanged diagnostics are not sent to VS Code again. */
interface Drawn {
  readonly text: string;
  readonly diagnostics: string;
}

/** The URIs of the text documents that are open in tabs. */
function urisOf(tabs: readonly vscode.Tab[]): string[] {
  return tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : []));
}

function unreadable(why: Refusal): vscode.Diagnostic {
  const start = new vscode.Range(0, 0, 0, 0);
  const diagnostic = new vscode.Diagnostic(
    start,
    vscode.l10n.t('Cannot read this file, so its owners are unknown: {0}.', refusalInWords(why)),
  );
  diagnostic.source = 'leadership';
  return diagnostic;
}
