import * as vscode from 'vscode';
import type { Analysis, AnalyzedFile } from '../../analyze.ts';
import { definitionAt } from '../../features/language/navigation/definition.ts';
import { mentionsOf } from '../../features/language/navigation/references.ts';
import { rename, renamingAt } from '../../features/language/navigation/rename.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Span } from '../../text/span.ts';
import { addEdits, toRange } from '../host/convert.ts';
import type { Folder } from '../workspace/folder.ts';
import { leadershipFiles } from '../host/selectors.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Registers “Go to Definition”, “Find All References”, and “Rename Symbol” for ids in leadership files. */
export function registerNavigation(workspace: Workspace): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerDefinitionProvider(leadershipFiles, {
      provideDefinition: async (document, position) => {
        const place = await placeIn(workspace, document, position);
        if (place === undefined) return undefined;
        const { analysis, file, offset } = place;
        const definition = definitionAt(analysis, file.path, offset);
        return definition?.targets.flatMap((target) => {
          const range = locate(place, target.file, target.entry);
          const name = locate(place, target.file, target.id);
          return range === undefined || name === undefined
            ? []
            : {
                originSelectionRange: toRange(file.lines, definition.origin),
                targetUri: range.uri,
                targetRange: range.range,
                targetSelectionRange: name.range,
              };
        });
      },
    }),
    languages.registerReferenceProvider(leadershipFiles, {
      provideReferences: async (document, position, { includeDeclaration }) => {
        const place = await placeIn(workspace, document, position);
        if (place === undefined) return undefined;
        return mentionsOf(place.analysis, place.file.path, place.offset)
          .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
          .flatMap(({ file, span }) => locate(place, file, span) ?? []);
      },
    }),
    languages.registerDocumentHighlightProvider(leadershipFiles, {
      provideDocumentHighlights: async (document, position) => {
        const place = await placeIn(workspace, document, position);
        if (place === undefined) return undefined;
        const { analysis, file, offset } = place;
        return mentionsOf(analysis, file.path, offset)
          .filter((mention) => mention.file === file.path)
          .map(
            ({ span, isDeclaration }) =>
              new vscode.DocumentHighlight(
                toRange(file.lines, span),
                isDeclaration ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
              ),
          );
      },
    }),
    languages.registerRenameProvider(leadershipFiles, {
      prepareRename: async (document, position) => {
        const place = await placeIn(workspace, document, position);
        if (place === undefined) return undefined;
        const renaming = renamingAt(place.analysis, place.file.path, place.offset);
        if ('refusal' in renaming) throw new Error(renaming.refusal);
        return { range: toRange(place.file.lines, renaming.span), placeholder: renaming.id };
      },
      provideRenameEdits: async (document, position, newId) => {
        const place = await placeIn(workspace, document, position);
        if (place === undefined) return undefined;
        const renamed = rename(place.analysis, place.file.path, place.offset, newId);
        if ('refusal' in renamed) throw new Error(renamed.refusal);
        const all = new vscode.WorkspaceEdit();
        const areSound = renamed.map(({ file, edits }) => {
          const target = place.analysis.files.find(({ path }) => path === file);
          return (
            target !== undefined && addEdits(all, { ...target, uri: place.folder.uriOf(file) }, newId, edits)
          );
        });
        return areSound.includes(false) ? undefined : all;
      },
    }),
  );
}

/** A position in a leadership file whose analysis covers the current text. */
interface Place {
  readonly folder: Folder;
  readonly analysis: Analysis;
  readonly file: AnalyzedFile;
  readonly offset: number;
}

async function placeIn(
  workspace: Workspace,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Place | undefined> {
  const folder = workspace.folderOf(document.uri);
  const file = await workspace.analyzedFile(document);
  const analysis = folder?.analysis;
  return folder === undefined || file === undefined || analysis === undefined
    ? undefined
    : { folder, analysis, file, offset: document.offsetAt(position) };
}

function locate({ folder, analysis }: Place, path: RepoPath, span: Span): vscode.Location | undefined {
  const file = analysis.files.find((candidate) => candidate.path === path);
  return file && new vscode.Location(folder.uriOf(path), toRange(file.lines, span));
}
