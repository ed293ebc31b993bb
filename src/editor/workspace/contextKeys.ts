import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import { claimable } from '../../features/reports/claimable.ts';
import { firstSteps, type FirstSteps } from '../../features/reports/firstSteps.ts';
import type { Task } from '../../text/task.ts';
import { runSliced } from '../host/runSliced.ts';
import type { Folder } from './folder.ts';
import type { Workspace } from './workspace.ts';

const steps = ['hasFile', 'hasPurpose', 'hasDomain'] as const satisfies readonly (keyof FirstSteps)[];

/** Debounce before the unowned paths are listed, in milliseconds. */
const debounceMs = 400;
/**
 * VS Code ticks a step of a walkthrough when its key becomes true, and never if the key was true when it read the step. It
 * reads them when its Welcome page opens, a tab of which extensions see no input. In milliseconds.
 */
const registering = 1500;
/** The maximum number of unowned paths that menus know, in each folder. */
const maxPaths = 5000;

/** Updates the context keys that menus, views, and the walkthrough use, such as `leadership.hasFile`. */
export function registerContextKeys(workspace: Workspace): vscode.Disposable {
  const set = new Map<string, string>();
  const setKey = (key: string, value: boolean | readonly string[]): void => {
    const written = JSON.stringify(value);
    if (set.get(key) === written) return;
    set.set(key, written);
    void vscode.commands.executeCommand('setContext', `leadership.${key}`, value);
  };
  let listing: ReturnType<typeof setTimeout> | undefined;
  const list = async (): Promise<void> => {
    const started = listing;
    const paths: string[] = [];
    for (const folder of workspace.folders) {
      if (folder.analysis === undefined) continue;
      // While files are counted, the last paths stay.
      if (folder.analysis.coverage?.isComplete !== true) return;
      paths.push(...(await runSliced(unownedPaths(folder, folder.analysis))));
    }
    if (started === listing) setKey('unownedPaths', paths);
  };
  const update = (): void => {
    const reached = workspace.folders.flatMap(({ analysis }) =>
      analysis === undefined ? [] : [firstSteps(analysis)],
    );
    for (const step of steps) {
      const isReached = reached.some((one) => one[step]);
      setKey(step, isReached);
      setKey(`walkthrough.${step}`, isReached && walkthrough.isReady());
    }
    clearTimeout(listing);
    listing = setTimeout(() => void list(), debounceMs);
  };
  const walkthrough = watchWalkthrough(update);
  update();
  return vscode.Disposable.from(
    walkthrough,
    workspace.onDidChange(update),
    workspace.onDidRemove(update),
    new vscode.Disposable(() => {
      clearTimeout(listing);
    }),
  );
}

/** The unowned paths of a folder, as VS Code compares them: on Windows also with backslashes. */
function* unownedPaths(folder: Folder, analysis: Analysis): Task<string[]> {
  const paths: string[] = [];
  for (const path of yield* claimable(analysis, maxPaths)) {
    const uri = folder.uriOf(path);
    paths.push(uri.path, ...(uri.fsPath === uri.path ? [] : [uri.fsPath]));
    yield;
  }
  return paths;
}

/** Tells when VS Code has read the steps of the walkthrough, which then can be ticked. */
function watchWalkthrough(onReady: () => void): {
  readonly isReady: () => boolean;
  readonly dispose: () => void;
} {
  let isReady = false;
  let opening: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(opening);
    const isOpen = vscode.window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => input === undefined),
    );
    if (isOpen === isReady) return;
    opening = setTimeout(
      () => {
        isReady = isOpen;
        onReady();
      },
      isOpen ? registering : 0,
    );
  };
  look();
  const tabs = vscode.window.tabGroups.onDidChangeTabs(look);
  return {
    isReady: () => isReady,
    dispose: () => {
      tabs.dispose();
      clearTimeout(opening);
    },
  };
}
