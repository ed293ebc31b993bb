import * as vscode from 'vscode';
import { changesByOwner, type Change } from '../../features/reports/changesByOwner.ts';
import { countOfFiles } from '../../features/reports/patternFiles.ts';
import {
  declarationEdit,
  declarationSteps,
  type DeclarationStep,
} from '../../features/commit/declaration.ts';
import type { TextEdit } from '../../text/finding.ts';
import { lineTable } from '../../text/span.ts';
import { addEdits, labelText } from '../host/convert.ts';
import type { Folder } from '../workspace/folder.ts';
import { changesIn } from '../scm/gitChanges.ts';
import { gitApi, type GitApi, type GitRepository } from '../scm/gitExtension.ts';
import { isCommitBox, messageIn, messageInBox, rootOfBox, rootOfMessage } from '../scm/messages.ts';
import { accepted, quickPick } from '../host/quickPick.ts';
import { commitMessages } from '../host/selectors.ts';
import { activeResource, subjectOf, type Subject } from '../workspace/subject.ts';
import { within } from '../host/within.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNobodyLeads, tellNoFile } from './tell.ts';

/** The maximum time to wait for the commit box, in milliseconds. */
const timeoutMs = 3000;

/** The subject of an intent: a folder, its repository, and the changes. */
interface Declaration {
  readonly folder: Folder;
  readonly repository: GitRepository;
  readonly changes: readonly Change[];
}

/**
 * States the intent of the staged files in the commit message: in the commit box, or in the active commit message
 * editor. Lists what the message can contain, with the obvious parts preselected, and inserts the selected parts.
 * Existing text stays; one undo reverts the edit. Without staged files, uses the file that the command was called
 * for, or else all changes.
 */
export async function stateIntent(workspace: Workspace, address: unknown): Promise<void> {
  await Promise.all(workspace.folders.map(({ ready }) => ready));
  if (workspace.folders.every(({ analysis }) => analysis === undefined)) return tellNoFile();
  const git = await gitApi();
  const asked = isRepository(address) ? undefined : address;
  const inFront = address === undefined ? messageInFront() : undefined;
  const subject = inFront === undefined ? await subjectOf(workspace, asked ?? activeResource()) : undefined;
  const declaration = declarationFor(workspace, git, subject, {
    root: isRepository(address) ? address.rootUri : inFront && (await rootOfMessage(inFront)),
    isCalledFor: asked !== undefined,
  });
  if (declaration === undefined) {
    if (asked !== undefined && subject === undefined) return tellNobodyLeads(subject);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This file is not in a Git repository that is open in VS Code.'),
    );
    return;
  }
  if (inFront === undefined) await vscode.commands.executeCommand('workbench.view.scm');
  await declare(declaration, inFront ?? (await boxOf(declaration.repository)));
}

/** The commit message that Git opened an editor for, if that editor is active. */
function messageInFront(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && vscode.languages.match(commitMessages, document) > 0
    ? document
    : undefined;
}

async function declare(
  { folder, repository, changes }: Declaration,
  box: vscode.TextDocument | undefined,
): Promise<void> {
  const { analysis } = folder;
  if (analysis === undefined) return;
  const groups = changesByOwner(analysis, changes, folder.self);
  const message =
    box === undefined ? messageInBox(repository.inputBox.value) : await messageIn(box, repository.rootUri);
  await pick(declarationSteps(message, groups), changes.length, (picked) =>
    insert(declarationEdit(message, picked), { text: message.text, repository, box }),
  );
}

async function insert(
  edit: TextEdit | undefined,
  {
    text,
    repository,
    box,
  }: {
    readonly text: string;
    readonly repository: GitRepository;
    readonly box: vscode.TextDocument | undefined;
  },
): Promise<void> {
  if (edit === undefined) return;
  const after = text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
  if (box?.getText() === text) {
    const change = new vscode.WorkspaceEdit();
    const isSound = addEdits(change, { uri: box.uri, text, lines: lineTable(text) }, 'stateIntent', [edit]);
    if (!isSound || (await vscode.workspace.applyEdit(change))) return;
  }
  // Do not overwrite text that the user typed in the meantime.
  if ((box === undefined || isCommitBox(box)) && repository.inputBox.value === text)
    repository.inputBox.value = after;
}

/** Lists the steps, the obvious ones selected, and uses those that the user selects. */
async function pick(
  steps: readonly DeclarationStep[],
  files: number,
  use: (picked: readonly DeclarationStep[]) => Promise<void>,
): Promise<void> {
  if (steps.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The commit message already covers these files.'),
    );
    return;
  }
  const items = steps.map((step) => ({
    label: labelText(step.label),
    description: labelText(step.meaning),
    step,
  }));
  const list = quickPick(items, {
    title: vscode.l10n.t('State Intent: {0}', countOfFiles(files)),
    placeHolder: vscode.l10n.t('Select what to add to the commit message'),
  });
  list.canSelectMany = true;
  list.selectedItems = items.filter(({ step }) => step.isPicked);
  await accepted(list, (picked) => use(picked.map(({ step }) => step)));
}

function declarationFor(
  workspace: Workspace,
  git: GitApi | undefined,
  subject: Subject | undefined,
  { root, isCalledFor }: { readonly root: vscode.Uri | undefined; readonly isCalledFor: boolean },
): Declaration | undefined {
  const all = (git?.repositories ?? []).flatMap((repository) =>
    workspace.folders.flatMap((folder) =>
      folder.analysis === undefined ? [] : [{ folder, repository, changes: changesIn(folder, [repository]) }],
    ),
  );
  const stagedIn = ({ changes }: Declaration): Change[] => changes.filter(({ isStaged }) => isStaged);
  const own =
    root?.toString() ??
    (subject === undefined ? undefined : git?.getRepository(subject.uri)?.rootUri.toString());
  const inRepository = all.filter(({ repository }) => repository.rootUri.toString() === own);
  const holding = inRepository.find(({ folder }) => folder === subject?.folder);
  const here =
    holding ??
    inRepository.find(({ changes }) => changes.length > 0) ??
    inRepository[0] ??
    (isCalledFor
      ? undefined
      : (all.find((one) => stagedIn(one).length > 0) ??
        all.find(({ changes }) => changes.length > 0) ??
        all[0]));
  if (here === undefined) return undefined;
  const staged = stagedIn(here);
  if (staged.length > 0) return { ...here, changes: staged };
  if (subject?.folder === here.folder && (isCalledFor || here.changes.length === 0))
    return { ...here, changes: [{ path: subject.path, isStaged: false }] };
  return here;
}

/** The document of a commit box, once VS Code has opened it; undefined if VS Code shows no commit box. */
async function boxOf({ rootUri }: GitRepository): Promise<vscode.TextDocument | undefined> {
  const isIt = ({ uri }: vscode.TextDocument): boolean => rootOfBox(uri)?.toString() === rootUri.toString();
  const open = vscode.workspace.textDocuments.find(isIt);
  if (open !== undefined) return open;
  const opened = new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidOpenTextDocument((document) => {
      if (!isIt(document)) return;
      subscription.dispose();
      resolve();
    });
    setTimeout(() => {
      subscription.dispose();
    }, timeoutMs);
  });
  await within(opened, timeoutMs);
  return vscode.workspace.textDocuments.find(isIt);
}

/** The source control menu passes its repository as the argument. */
function isRepository(argument: unknown): argument is { readonly rootUri: vscode.Uri } {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'rootUri' in argument &&
    argument.rootUri instanceof vscode.Uri
  );
}
