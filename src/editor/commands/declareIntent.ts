import * as vscode from 'vscode';
import { changesByOwner, type Change } from '../../answers/changesByOwner.ts';
import { countOfFiles } from '../../answers/patternFiles.ts';
import { declarationEdit, declarationSteps, type DeclarationStep } from '../../answers/intent/declaration.ts';
import { noComments } from '../../intent/commentMark.ts';
import { readMessage } from '../../intent/message.ts';
import { lineTable } from '../../text/span.ts';
import { toRange, withoutIcons } from '../convert.ts';
import type { Folder } from '../folder.ts';
import { changesIn } from '../gitChanges.ts';
import { gitApi, type GitApi, type GitRepository } from '../gitExtension.ts';
import { isCommitBox, markOf, rootOfBox, rootOfMessage } from '../intent/messages.ts';
import { commitMessages } from '../selectors.ts';
import { activeResource, subjectOf, type Subject } from '../subject.ts';
import { within } from '../within.ts';
import type { Workspace } from '../workspace.ts';
import { tellNobodyLeads, tellNoFile } from './tell.ts';

/** How long the commit box may take to be there, in milliseconds. */
const patience = 3000;

/** What an intent is declared about. */
interface Declaration {
  readonly folder: Folder;
  readonly repository: GitRepository;
  readonly changes: readonly Change[];
}

/**
 * Makes the message in the commit box, or the one that is open in front, an intent about the staged files: lists what it
 * can say, with what goes without saying chosen, and writes what is chosen. What stands there stays; one undo takes it all
 * back. Without staged files it is about the file that the command is called for, or else about all changes.
 */
export async function declareIntent(workspace: Workspace, address: unknown): Promise<void> {
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
      vscode.l10n.t(
        'There is no commit box for this file: it is in no git repository that VS Code has open.',
      ),
    );
    return;
  }
  if (inFront === undefined) await vscode.commands.executeCommand('workbench.view.scm');
  await declare(declaration, inFront ?? (await boxOf(declaration.repository)));
}

/** The message that git has opened an editor for, where that is in front. */
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
  const comment = box === undefined ? noComments : await markOf(box, repository.rootUri);
  const message = readMessage(box?.getText() ?? repository.inputBox.value, { comment });
  const steps = declarationSteps(message, groups);
  const picked = await pick(steps, changes.length);
  if (picked === undefined) return;
  const edit = declarationEdit(message, picked);
  if (edit === undefined) return;
  const { text } = message;
  const after = text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
  if (box?.getText() === text) {
    const change = new vscode.WorkspaceEdit();
    change.replace(box.uri, toRange(lineTable(text), edit.span), edit.newText);
    if (await vscode.workspace.applyEdit(change)) return;
  }
  // What was typed meanwhile is not written over.
  if ((box === undefined || isCommitBox(box)) && repository.inputBox.value === text)
    repository.inputBox.value = after;
}

/** The steps that somebody chose; undefined where they gave it up. */
async function pick(
  steps: readonly DeclarationStep[],
  files: number,
): Promise<readonly DeclarationStep[] | undefined> {
  if (steps.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The message in the commit box says all there is to say about these files.'),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    steps.map((step) => ({
      label: withoutIcons(step.label),
      description: withoutIcons(step.meaning),
      picked: step.isPicked,
      step,
    })),
    {
      title: vscode.l10n.t('Declare an intent: {0}', countOfFiles(files)),
      placeHolder: vscode.l10n.t('Choose what the message says; Enter writes it into the commit box'),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  return chosen?.map(({ step }) => step);
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

/** The text of a commit box, as soon as VS Code has it; undefined where it does not show one. */
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
    }, patience);
  });
  await within(opened, patience);
  return vscode.workspace.textDocuments.find(isIt);
}

/** The menu of source control passes the repository that it belongs to. */
function isRepository(argument: unknown): argument is { readonly rootUri: vscode.Uri } {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'rootUri' in argument &&
    argument.rootUri instanceof vscode.Uri
  );
}
