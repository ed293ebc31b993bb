import * as vscode from 'vscode';
import { commands, type CommandHandlers } from '../host/commandIds.ts';
import { addressed } from '../workspace/subject.ts';
import { asRow, copyItem, openItem, revealItem } from '../views/rows.ts';
import { viewModes } from '../views/viewModes.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { addMissing } from './addMissing.ts';
import { checkAllFiles } from './checkAllFiles.ts';
import { claimPath } from './claimPath.ts';
import { copyOwners } from './copyOwners.ts';
import { createFile } from './createFile.ts';
import { showCriteria } from './criteria.ts';
import { stateIntent } from './stateIntent.ts';
import { showDomainFiles } from './domainFiles.ts';
import { exportIntents } from './exportIntents.ts';
import { explainOwnership } from './explainOwnership.ts';
import { goToDomain, goToPersonOrTeam } from './goTo.ts';
import { closeCompetencyGap } from './closeCompetencyGap.ts';
import { openDomain, openFile } from './open.ts';
import { toggleCodeLens } from './toggleCodeLens.ts';
import { showUnowned } from './unowned.ts';
import { showMoves } from './showMoves.ts';
import { updateCodeowners } from './updateCodeowners.ts';
import { showOwners } from './showOwners.ts';

/** The id of the walkthrough: publisher and name of this extension, and the walkthrough's id in package.json. */
const walkthrough = 'leadership-as-code.leadership-as-code#start';

/**
 * The command handlers. Commands for a path take its URI as their argument, which a code lens, a hover, or the
 * Explorer passes. Without one, from the Command Palette, they use the active file.
 */
export function commandHandlers(workspace: Workspace): CommandHandlers {
  return {
    [commands.showOwners]: (address) => showOwners(workspace, address),
    [commands.openDomain]: (address) => openDomain(workspace, address),
    [commands.showCriteria]: (address) => showCriteria(workspace, address),
    [commands.showDomainFiles]: (address, position) => {
      const row = asRow(address);
      const domain = row?.node?.domain;
      return row === undefined || domain === undefined
        ? showDomainFiles(workspace, addressed(address), typeof position === 'number' ? position : undefined)
        : showDomainFiles(workspace, row.folder.uriOf(domain.file), domain.position);
    },
    [commands.goToDomain]: () => goToDomain(workspace),
    [commands.goToPersonOrTeam]: () => goToPersonOrTeam(workspace),
    [commands.openFile]: () => openFile(workspace),
    [commands.createFile]: () => createFile(workspace),
    [commands.updateCodeowners]: (address) => updateCodeowners(workspace, address),
    [commands.showMoves]: (address) => showMoves(workspace, address),
    [commands.showUnowned]: () => showUnowned(workspace),
    [commands.claimPath]: (address) => claimPath(workspace, address),
    [commands.copyOwners]: (address) => copyOwners(workspace, address),
    [commands.checkAllFiles]: () => checkAllFiles(workspace),
    [commands.explainOwnership]: (address) => explainOwnership(workspace, address),
    [commands.stateIntent]: (address) => stateIntent(workspace, address),
    [commands.exportIntents]: () => exportIntents(workspace),
    [commands.openItem]: openItem,
    [commands.revealItem]: revealItem,
    [commands.copyHandles]: copyItem,
    [commands.addMissing]: addMissing,
    [commands.closeCompetencyGap]: (row) => closeCompetencyGap(workspace, row),
    [commands.showOnlyMine]: () => viewModes(workspace).change({ onlyMine: true }),
    [commands.showAll]: () => viewModes(workspace).change({ onlyMine: false }),
    [commands.groupByPerson]: () => viewModes(workspace).change({ grouping: 'person' }),
    [commands.groupByDomain]: () => viewModes(workspace).change({ grouping: 'domain' }),
    [commands.toggleCodeLens]: (address) => toggleCodeLens(address),
    [commands.openWalkthrough]: async () => {
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
    },
  };
}
