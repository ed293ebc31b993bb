import * as vscode from 'vscode';

/** The ids of the commands, as package.json declares them. */
export const commands = {
  whoLeadsHere: 'leadership.whoLeadsHere',
  openDomain: 'leadership.openDomain',
  showCriteria: 'leadership.showDecisionCriteria',
  showDomainFiles: 'leadership.showDomainFiles',
  goToDomain: 'leadership.goToDomain',
  goToPerson: 'leadership.goToPerson',
  openFile: 'leadership.openFile',
  createFile: 'leadership.createFile',
  showUnowned: 'leadership.showUnownedFiles',
  claimPath: 'leadership.claimPath',
  copyOwner: 'leadership.copyOwner',
  checkWorkspace: 'leadership.checkWorkspace',
  explainOwner: 'leadership.explainOwner',
  declareIntent: 'leadership.declareIntent',
  exportIntents: 'leadership.exportIntents',
  growInto: 'leadership.growInto',
  showOnlyMine: 'leadership.showOnlyMine',
  showAll: 'leadership.showAll',
  groupByPerson: 'leadership.groupByPerson',
  groupByDomain: 'leadership.groupByDomain',
  toggleCodeLens: 'leadership.toggleCodeLens',
  openWalkthrough: 'leadership.openWalkthrough',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** What each command does; of its arguments nothing is known. */
export type CommandHandlers = Readonly<Record<CommandId, (...args: readonly unknown[]) => Promise<void>>>;

/** Registers the commands; what they do is loaded when the first one is called. */
export function registerCommands(load: () => Promise<CommandHandlers>): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.values(commands).map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        const handlers = await load();
        await handlers[id](...args);
      }),
    ),
  );
}
