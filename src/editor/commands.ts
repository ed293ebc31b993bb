import * as vscode from 'vscode';
import { domainName, type Card } from '../answers/card.ts';
import { positionAt } from '../text/span.ts';
import { withoutIcons } from './convert.ts';
import { showDomainFiles } from './domainFiles.ts';
import type { Folder } from './folder.ts';
import { openAt } from './openAt.ts';
import { changeSetting } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** The ids of the commands, as package.json declares them. */
export const commands = {
  openDomain: 'leadership.openDomain',
  showCriteria: 'leadership.showDecisionCriteria',
  showDomainFiles: 'leadership.showDomainFiles',
  toggleCodeLens: 'leadership.toggleCodeLens',
} as const;

/**
 * The commands. Each takes the address of a file as its argument, as a lens or a hover passes it; without one,
 * from the palette, it is about the file in the active editor.
 */
export function registerCommands(workspace: Workspace): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.openDomain, (address?: unknown) =>
      openDomain(workspace, address),
    ),
    vscode.commands.registerCommand(commands.showCriteria, (address?: unknown) =>
      showCriteria(workspace, address),
    ),
    vscode.commands.registerCommand(commands.showDomainFiles, (address?: unknown, position?: unknown) =>
      showDomainFiles(workspace, uriOf(address), typeof position === 'number' ? position : undefined),
    ),
    vscode.commands.registerCommand(commands.toggleCodeLens, (address?: unknown) => toggleCodeLens(address)),
  );
}

interface Subject {
  readonly uri: vscode.Uri;
  readonly folder: Folder;
  readonly card: Card;
}

async function openDomain(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  const place = subject?.card.decidedBy;
  if (subject === undefined || place === undefined) return tellNobodyLeads(subject);
  const { folder, card } = subject;
  const answers = folder.analysis?.files.find(({ path }) => path === place.file)?.answers;
  const domain = answers?.leadership.domains.items.find(({ id }) => id.value === card.domain);
  const line =
    answers === undefined || domain === undefined
      ? place.line - 1
      : positionAt(answers.lines, domain.span.start).line;
  await openAt(folder.uriOf(place.file), line);
}

async function showCriteria(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  if (subject === undefined || subject.card.criteria.length === 0) return tellNobodyLeads(subject);
  const { uri, folder, card } = subject;
  const criteria = card.criteria.map(({ statement, from }, position) => ({
    label: `${String(position + 1)}. ${withoutIcons(statement)}`,
    description: withoutIcons(`${from.file}:${String(from.line)}`),
    run: () => openAt(folder.uriOf(from.file), from.line - 1),
  }));
  const hide = {
    label: '$(eye-closed) Hide the Code Lens',
    description: 'leadership.codeLens.enabled',
    run: () => toggleCodeLens(uri.toString()),
  };
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator, run: () => Promise.resolve() };
  const picked = await vscode.window.showQuickPick([...criteria, separator, hide], {
    title: `${card.status === 'owned' ? domainName(card) : card.path}: what counts when deciding`,
    placeHolder: 'Most important first; choose one to open it',
  });
  await picked?.run();
}

async function toggleCodeLens(address: unknown): Promise<void> {
  const uri = uriOf(address) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri === undefined) return;
  const isOn = vscode.workspace.getConfiguration('leadership', uri).get('codeLens.enabled') === true;
  await changeSetting('codeLens.enabled', !isOn, uri);
  if (!isOn) return;
  const back = 'Show It Again';
  const answer = await vscode.window.showInformationMessage(
    'The code lens of Leadership as Code is hidden.',
    back,
  );
  if (answer === back) await changeSetting('codeLens.enabled', true, uri);
}

async function subjectOf(workspace: Workspace, address: unknown): Promise<Subject | undefined> {
  const uri = uriOf(address);
  const folder = uri === undefined ? undefined : workspace.folderOf(uri);
  await folder?.ready;
  const path = uri === undefined ? undefined : folder?.pathOf(uri);
  const card = path === undefined ? undefined : folder?.cardOf(path);
  return uri === undefined || folder === undefined || card === undefined ? undefined : { uri, folder, card };
}

/** The file that a command is about. */
function uriOf(address: unknown): vscode.Uri | undefined {
  if (typeof address === 'string') return vscode.Uri.parse(address);
  return address instanceof vscode.Uri ? address : vscode.window.activeTextEditor?.document.uri;
}

async function tellNobodyLeads(subject: Subject | undefined): Promise<void> {
  await vscode.window.showInformationMessage(
    subject === undefined
      ? 'Open a file of a folder that has a leadership.yaml.'
      : `${subject.card.path}: ${subject.card.status === 'unowned' ? 'nobody owns this yet.' : 'nothing is written for this.'}`,
  );
}
