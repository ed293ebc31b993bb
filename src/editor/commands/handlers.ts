import * as vscode from 'vscode';
import { commands, type CommandHandlers } from '../commands.ts';
import { addressed } from '../subject.ts';
import { viewModes } from '../views/viewModes.ts';
import type { Workspace } from '../workspace.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import { claimPath } from './claimPath.ts';
import { copyOwner } from './copyOwner.ts';
import { createFile } from './createFile.ts';
import { showCriteria } from './criteria.ts';
import { declareIntent } from './declareIntent.ts';
import { showDomainFiles } from './domainFiles.ts';
import { exportIntents } from './exportIntents.ts';
import { explainOwner } from './explainOwner.ts';
import { goToDomain, goToPerson } from './goTo.ts';
import { growInto } from './growInto.ts';
import { openDomain, openFile } from './open.ts';
import { toggleCodeLens } from './toggleCodeLens.ts';
import { showUnowned } from './unowned.ts';
import { whoLeadsHere } from './whoLeadsHere.ts';

/** The address of our pages to begin with: the publisher and name of this extension, and their id in package.json. */
const walkthrough = 'leadership-as-code.leadership-as-code#start';

/**
 * What the commands do. Those about a path take its address as their argument, as a lens, a hover or the explorer
 * passes it; without one, from the palette, they are about the file in front.
 */
export function commandHandlers(workspace: Workspace): CommandHandlers {
  return {
    [commands.whoLeadsHere]: (address) => whoLeadsHere(workspace, address),
    [commands.openDomain]: (address) => openDomain(workspace, address),
    [commands.showCriteria]: (address) => showCriteria(workspace, address),
    [commands.showDomainFiles]: (address, position) =>
      showDomainFiles(workspace, addressed(address), typeof position === 'number' ? position : undefined),
    [commands.goToDomain]: () => goToDomain(workspace),
    [commands.goToPerson]: () => goToPerson(workspace),
    [commands.openFile]: () => openFile(workspace),
    [commands.createFile]: () => createFile(workspace),
    [commands.showUnowned]: () => showUnowned(workspace),
    [commands.claimPath]: (address) => claimPath(workspace, address),
    [commands.copyOwner]: (address) => copyOwner(workspace, address),
    [commands.checkWorkspace]: () => checkWorkspace(workspace),
    [commands.explainOwner]: (address) => explainOwner(workspace, address),
    [commands.declareIntent]: (address) => declareIntent(workspace, address),
    [commands.exportIntents]: () => exportIntents(workspace),
    [commands.growInto]: (row) => growInto(workspace, row),
    [commands.showOnlyMine]: () => viewModes(workspace).showOnlyMine(true),
    [commands.showAll]: () => viewModes(workspace).showOnlyMine(false),
    [commands.groupByPerson]: () => viewModes(workspace).groupBy('person'),
    [commands.groupByDomain]: () => viewModes(workspace).groupBy('domain'),
    [commands.toggleCodeLens]: (address) => toggleCodeLens(address),
    [commands.openWalkthrough]: async () => {
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
    },
  };
}
