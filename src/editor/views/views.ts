import * as vscode from 'vscode';
import {
  changesByOwner,
  lowestAuthorityInWords,
  type ChangesOfDomain,
} from '../../features/reports/changesByOwner.ts';
import { urgentCount } from '../../features/views/attention.ts';
import { changesView } from '../../features/views/changesView.ts';
import { claritySteps, clarityView } from '../../features/views/clarityView.ts';
import { competenceSteps, competenceView } from '../../features/views/competenceView.ts';
import type { ControlQuestion } from '../../features/views/controlQuestion.ts';
import { controlSteps, controlView } from '../../features/views/controlView.ts';
import { domainRowId } from '../../features/views/domainRows.ts';
import { intentsView, whyNoIntents } from '../../features/views/intentsView.ts';
import { idOf, type ViewNode } from '../../features/views/viewNode.ts';
import { whyEmpty } from '../../features/views/whyEmpty.ts';
import type { Task } from '../../text/task.ts';
import { changesIn } from '../scm/gitChanges.ts';
import type { GitRepositories } from '../scm/gitRepositories.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { FolderLogs } from './folderLogs.ts';
import { FolderStates, type FolderState } from './folderStates.ts';
import { click, clickRow } from './rows.ts';
import { View, type ViewSource } from './view.ts';
import { viewModes } from './viewModes.ts';

/** Debounce before the views are updated, in milliseconds: Git reports one change as several events. */
const debounceMs = 300;

/** Registers the Clarity, Control, Competence, Intents, and Changes by Owner views. */
export function registerViews(workspace: Workspace, git: GitRepositories): vscode.Disposable {
  const logs = new FolderLogs(git);
  const states = new FolderStates(workspace);
  const modes = viewModes(workspace);
  const questionOf = ({ folder, analysis }: FolderState) => ({
    analysis,
    self: folder.self,
    ...modes.mode,
  });
  const authorOf = ({ folder }: FolderState): string | undefined => {
    const { ref, email, name } = folder.self;
    return ref ?? email ?? name;
  };
  const logOf = (state: FolderState): ReturnType<FolderLogs['of']> => {
    const { onlyMine } = modes.mode;
    const author = authorOf(state);
    if (!onlyMine) return logs.of(state, undefined);
    return author === undefined ? undefined : logs.of(state, author);
  };
  const isFiltered = (): boolean => modes.mode.onlyMine;
  const changesOf = ({ folder, analysis }: FolderState): ChangesOfDomain[] =>
    changesByOwner(analysis, changesIn(folder, git.api?.repositories ?? []), folder.self);
  /** A view of what the leadership files contain. */
  const viewOf = (
    id: string,
    stepsOf: (question: ControlQuestion) => Task<void>,
    nodesOf: (question: ControlQuestion) => ViewNode[],
    rest: Pick<ViewSource, 'rowOf' | 'badgeOf'>,
  ): View =>
    new View(states, {
      id,
      stepsOf: (state) => stepsOf(questionOf(state)),
      nodesOf: (state) => nodesOf(questionOf(state)),
      whyEmpty: (state) => whyEmpty(questionOf(state), state.broken, nodesOf),
      isFiltered,
      ...rest,
    });
  const views = [
    viewOf('leadership.clarity', claritySteps, clarityView, { rowOf: () => undefined }),
    viewOf('leadership.control', controlSteps, controlView, { rowOf: domainRowId, badgeOf: urgentCount }),
    viewOf('leadership.competence', competenceSteps, competenceView, {
      rowOf: ({ key }) => idOf('domains', key),
    }),
    new View(states, {
      id: 'leadership.intents',
      stepsOf: function* (state) {
        logOf(state);
        yield;
      },
      nodesOf: (state) => intentsView(state.analysis, logOf(state)),
      whyEmpty: (state) =>
        whyNoIntents(logOf(state), { onlyMine: modes.mode.onlyMine, author: authorOf(state) }),
      isFiltered,
      rowOf: () => undefined,
    }),
    new View(states, {
      id: 'leadership.changes',
      stepsOf: function* () {
        yield;
      },
      nodesOf: (state) => changesView(state.analysis, changesOf(state)),
      whyEmpty: () => (git.api === undefined ? undefined : 'none'),
      isFiltered: () => false,
      messageOf: (state) => lowestAuthorityInWords(changesOf(state)),
      rowOf: () => undefined,
    }),
  ];
  let settle: NodeJS.Timeout | undefined;
  const update = (): void => {
    for (const view of views) void view.update().then(() => view.follow());
  };
  const updateSoon = (): void => {
    clearTimeout(settle);
    settle = setTimeout(update, debounceMs);
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
    git.onDidChange(updateSoon),
    workspace.onDidRemove((folder) => {
      logs.forget(folder);
    }),
    states.onDidChange(updateSoon),
    modes.onDidChange(update),
    vscode.window.tabGroups.onDidChangeTabs(follow),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.commands.registerCommand(clickRow, click),
    new vscode.Disposable(() => {
      clearTimeout(settle);
    }),
  );
}
