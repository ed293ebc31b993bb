import * as vscode from 'vscode';
import { urgentCount } from '../../answers/views/attention.ts';
import { claritySteps, clarityView } from '../../answers/views/clarityView.ts';
import { competenceSteps, competenceView } from '../../answers/views/competenceView.ts';
import { controlSteps, controlView } from '../../answers/views/controlView.ts';
import { domainRowId } from '../../answers/views/domainRows.ts';
import { idOf } from '../../answers/views/viewNode.ts';
import type { Workspace } from '../workspace.ts';
import { FolderStates, type FolderState } from './folderStates.ts';
import { open, openRow } from './rows.ts';
import { View } from './view.ts';
import { viewModes } from './viewModes.ts';

/** While somebody types, the views wait until nothing has changed for so many milliseconds. */
const settling = 250;

/** Clarity, control and competence in the side bar. */
export function registerViews(workspace: Workspace): vscode.Disposable {
  const states = new FolderStates(workspace);
  const modes = viewModes(workspace);
  const questionOf = ({ folder, analysis }: FolderState) => ({
    analysis,
    self: folder.self,
    onlyMine: modes.onlyMine,
  });
  const views = [
    new View(states, {
      id: 'leadership.clarity',
      stepsOf: (state) => claritySteps(questionOf(state)),
      nodesOf: (state) => clarityView(questionOf(state)),
      rowOf: () => undefined,
    }),
    new View(states, {
      id: 'leadership.control',
      stepsOf: (state) => controlSteps({ ...questionOf(state), grouping: modes.grouping }),
      nodesOf: (state) => controlView({ ...questionOf(state), grouping: modes.grouping }),
      rowOf: domainRowId,
      badgeOf: urgentCount,
    }),
    new View(states, {
      id: 'leadership.competence',
      stepsOf: (state) => competenceSteps(questionOf(state)),
      nodesOf: (state) => competenceView(questionOf(state)),
      rowOf: ({ key }) => idOf('domains', key),
    }),
  ];
  let settle: NodeJS.Timeout | undefined;
  const update = (): void => {
    for (const view of views) void view.update().then(() => view.follow());
  };
  const updateSoon = (): void => {
    clearTimeout(settle);
    settle = setTimeout(update, settling);
  };
  const follow = (): void => {
    for (const view of views) void view.follow();
  };
  update();

  return vscode.Disposable.from(
    ...views,
    states,
    states.onDidChange(updateSoon),
    modes.onDidChange(update),
    vscode.window.tabGroups.onDidChangeTabs(follow),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.commands.registerCommand(openRow, open),
    new vscode.Disposable(() => {
      clearTimeout(settle);
    }),
  );
}
