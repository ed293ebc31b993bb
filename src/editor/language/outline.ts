import * as vscode from 'vscode';
import type { LineTable } from '../../text/span.ts';
import { outlineOf, symbolsMatching, type OutlineItem } from '../../features/language/structure/outline.ts';
import { toRange } from '../host/convert.ts';
import { leadershipFiles } from '../host/selectors.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Registers the outline and breadcrumbs of leadership files, and the workspace symbols of all folders. */
export function registerOutline(workspace: Workspace): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      leadershipFiles,
      {
        provideDocumentSymbols: async (document) => {
          const file = await workspace.analyzedFile(document);
          return file && outlineOf(file).map((item) => toSymbol(file.lines, item));
        },
      },
      // The label that VS Code shows if another extension also provides an outline.
      { label: 'Leadership' },
    ),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query) =>
        workspace.folders.flatMap((folder) => {
          const { analysis } = folder;
          if (analysis === undefined) return [];
          const lines = new Map(analysis.files.map((file) => [file.path, file.lines]));
          return symbolsMatching(analysis, query).flatMap(({ item, name, file, container }) => {
            const table = lines.get(file);
            if (table === undefined) return [];
            const location = new vscode.Location(folder.uriOf(file), toRange(table, item.selection));
            return new vscode.SymbolInformation(name, kindOf(item), container, location);
          });
        }),
    }),
  );
}

function toSymbol(lines: LineTable, item: OutlineItem): vscode.DocumentSymbol {
  const { name, detail, span, selection } = item;
  const symbol = new vscode.DocumentSymbol(
    name,
    detail,
    kindOf(item),
    toRange(lines, span),
    toRange(lines, selection),
  );
  symbol.children = item.children.map((child) => toSymbol(lines, child));
  return symbol;
}

/** VS Code has no symbol kinds for these items. The chosen kinds have distinguishable icons. */
function kindOf({ kind }: OutlineItem): vscode.SymbolKind {
  switch (kind) {
    case 'section':
      return vscode.SymbolKind.Namespace;
    case 'purpose':
      return vscode.SymbolKind.String;
    case 'goal':
      return vscode.SymbolKind.Event;
    case 'criterion':
      return vscode.SymbolKind.Operator;
    case 'person':
      return vscode.SymbolKind.Variable;
    case 'team':
      return vscode.SymbolKind.Struct;
    case 'competency':
      return vscode.SymbolKind.Property;
    case 'domain':
      return vscode.SymbolKind.Class;
    case 'decision':
      return vscode.SymbolKind.Method;
    case 'pattern':
      return vscode.SymbolKind.File;
  }
}
