import * as vscode from 'vscode';
import { urgentCount } from '../../answers/views/attention.ts';
import { claritySteps, clarityView } from '../../answers/views/clarityView.ts';
import { competenceSteps, competenceView } from '../../answers/views/competenceView.ts';
import { controlSteps, controlView } from '../../answers/views/controlView.ts';
import { domainRowId } from '../../answers/views/domainRows.ts';
import { intentsView } from '../../answers/views/intentsView.ts';
import { idOf } from '../../answers/views/viewNode.ts';
import type { GitRepositories } from '../gitRepositories.ts';
import type { Workspace } from '../workspace.ts';
import { FolderLogs } from './folderLogs.ts';
import { FolderStates, type FolderState } from './folderStates.ts';
import { open, openRow } from './rows.ts';
import { View } from './view.ts';
import { viewModes } from './viewModes.ts';

/** Debounce before the views are updated, in milliseconds. */
const settling = 250;

/** Registers the Clarity, Control, Competence, and Intents views. */
export function registerViews(workspace: Workspace, git: GitRepositories): vscode.Disposable {
  const logs = new FolderLogs(git);
  const states = new FolderStates(workspace);
  const modes = viewModes(workspace);
  const questionOf = ({ folder, analysis }: FolderState) => ({
    analysis,
    self: folder.self,
    onlyMine: modes.onlyMine,
  });
  const logOf = (state: FolderState): ReturnType<FolderLogs['of']> => {
    const { ref, email, name } = state.folder.self;
    return logs.of(state, modes.onlyMine ? (ref ?? email ?? name) : undefined);
  };
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
    new View(states, {
      id: 'leadership.intents',
      stepsOf: function* (state) {
        logOf(state);
        yield;
      },
      nodesOf: (state) => intentsView(state.analysis, logOf(state)),
      rowOf: () => undefined,
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
    logs,
    logs.onDidChange(updateSoon),
    workspace.onDidRemove((folder) => {
      logs.forget(folder);
    }),
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
