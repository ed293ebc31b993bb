import * as vscode from 'vscode';
import { domainName } from '../../features/card/card.ts';
import { unownedInWords } from '../../features/card/cardWords.ts';
import { resultInWords, explain } from '../../features/card/explanation.ts';
import { joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { Folder } from '../workspace/folder.ts';
import { openAt } from '../host/openAt.ts';
import { accepted, choice, quickPick, separator, type Choice } from '../host/quickPick.ts';
import { activeResource, subjectOf } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNoFile } from './tell.ts';

/** Explains who owns the path that the user types: every pattern that matches it, and the pattern that wins. */
export async function explainOwnership(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  await Promise.all(workspace.folders.map(({ ready }) => ready));
  const active = activeResource();
  const own = subject?.folder ?? (active === undefined ? undefined : workspace.folderOf(active));
  const folder = own?.analysis === undefined ? workspace.folders.find((one) => one.analysis) : own;
  if (folder === undefined) return tellNoFile();
  const list = quickPick<Choice>([], {
    title: vscode.l10n.t('Explain Ownership'),
    placeHolder: vscode.l10n.t('Path from the repository root (end folders with "/")'),
  });
  list.value = subject?.folder === folder ? subject.path : '';
  const update = (): void => {
    const path = joinPath('', list.value.trim());
    list.items =
      path === undefined
        ? []
        : explanationOf(folder, list.value.trim().endsWith('/') && path !== '' ? `${path}/` : path);
  };
  update();
  list.onDidChangeValue(update);
  await accepted(
    list,
    async ([picked]) => picked?.run(),
    // An Enter right after the last letter comes before VS Code has the items for it.
    () => (list.selectedItems.length > 0 ? list.selectedItems : list.items.slice(0, 1)),
  );
}

function explanationOf(folder: Folder, path: RepoPath): Choice[] {
  const { analysis } = folder;
  const card = folder.cardOf(path);
  if (analysis === undefined || card === undefined || path === '') return [];
  const { files, notInherited, status } = explain(analysis, path);
  const always = (one: Choice): Choice => ({ ...one, alwaysShow: true });
  const open = (file: RepoPath, line: number) => (): Promise<void> => openAt(folder.uriOf(file), line - 1);
  const place = card.matchedBy;
  const answer = choice(
    card.status === 'owned'
      ? {
          icon: 'organization',
          label: domainName(card),
          description: card.owners.map(({ name }) => name).join(', '),
        }
      : { icon: 'question', label: unownedInWords(card) },
    place === undefined ? () => Promise.resolve() : open(place.file, place.line),
  );
  return [
    always(answer),
    ...files.flatMap(({ file, patterns }) => [
      separator(patterns.length === 0 ? vscode.l10n.t('{0}: no match', file) : file),
      ...patterns.map((pattern) =>
        always(
          choice(
            {
              icon: pattern.result === 'wins' ? 'check' : 'circle-slash',
              label: pattern.pattern,
              description: `${resultInWords(pattern, status)} · ${file}:${String(pattern.line)}`,
            },
            open(file, pattern.line),
          ),
        ),
      ),
    ]),
    ...notInherited.map(({ file, by }) =>
      always(
        choice(
          {
            icon: 'circle-slash',
            label: file,
            description: vscode.l10n.t('not used: {0} does not set "inherits: true"', by),
          },
          open(file, 1),
        ),
      ),
    ),
  ];
}
