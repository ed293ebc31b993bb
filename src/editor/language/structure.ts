import * as vscode from 'vscode';
import { foldsOf } from '../../features/language/structure/folding.ts';
import { selectionsAt } from '../../features/language/structure/selection.ts';
import { toRange } from '../host/convert.ts';
import { leadershipFiles } from '../host/selectors.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Registers folding and “Expand Selection” for leadership files. */
export function registerStructure(workspace: Workspace): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerFoldingRangeProvider(leadershipFiles, {
      provideFoldingRanges: async (document) => {
        const file = await workspace.analyzedFile(document);
        return (
          file &&
          foldsOf(file).map(({ start, end, kind }) =>
            kind === 'comment'
              ? new vscode.FoldingRange(start, end, vscode.FoldingRangeKind.Comment)
              : new vscode.FoldingRange(start, end),
          )
        );
      },
    }),
    vscode.languages.registerSelectionRangeProvider(leadershipFiles, {
      provideSelectionRanges: async (document, positions) => {
        const file = await workspace.analyzedFile(document);
        if (file === undefined) return undefined;
        return positions.map((position) =>
          selectionsAt(file, document.offsetAt(position)).reduceRight<vscode.SelectionRange>(
            (parent, span) => {
              const range = toRange(file.lines, span);
              return range.isEqual(parent.range) ? parent : new vscode.SelectionRange(range, parent);
            },
            new vscode.SelectionRange(toRange(file.lines, { start: 0, end: file.text.length })),
          ),
        );
      },
    }),
  );
}
