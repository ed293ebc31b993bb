import * as vscode from 'vscode';

/** The command ids, as declared in package.json. */
export const commands = {
  showOwners: 'leadership.showOwners',
  openDomain: 'leadership.openDomain',
  showCriteria: 'leadership.showDecisionCriteria',
  showDomainFiles: 'leadership.showDomainFiles',
  goToDomain: 'leadership.goToDomain',
  goToPersonOrTeam: 'leadership.goToPersonOrTeam',
  openFile: 'leadership.openFile',
  createFile: 'leadership.createFile',
  showMoves: 'leadership.showMoves',
  updateCodeowners: 'leadership.updateCodeowners',
  showUnowned: 'leadership.showUnownedFiles',
  claimPath: 'leadership.claimPath',
  copyOwners: 'leadership.copyOwners',
  checkAllFiles: 'leadership.checkAllFiles',
  explainOwnership: 'leadership.explainOwnership',
  stateIntent: 'leadership.stateIntent',
  exportIntents: 'leadership.exportIntents',
  openItem: 'leadership.openItem',
  revealItem: 'leadership.revealItem',
  copyHandles: 'leadership.copyHandles',
  addMissing: 'leadership.addMissing',
  closeCompetencyGap: 'leadership.closeCompetencyGap',
  showOnlyMine: 'leadership.showOnlyMyItems',
  showAll: 'leadership.showAllItems',
  groupByPerson: 'leadership.groupControlByPerson',
  groupByDomain: 'leadership.groupControlByDomain',
  toggleCodeLens: 'leadership.toggleCodeLens',
  openWalkthrough: 'leadership.getStarted',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** The handler of each command. Arguments are untrusted. */
export type CommandHandlers = Readonly<Record<CommandId, (...args: readonly unknown[]) => Promise<void>>>;

/** Registers the commands. `load` imports the handlers when the first command runs. */
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
