import * as vscode from 'vscode';
import { firstSteps, type FirstSteps } from '../answers/firstSteps.ts';
import type { Workspace } from './workspace.ts';

const steps = ['hasFile', 'hasPurpose', 'hasDomain'] as const satisfies readonly (keyof FirstSteps)[];

/** Updates the context keys that menus, views, and the walkthrough use, such as `leadership.hasFile`. */
export function registerContextKeys(workspace: Workspace): vscode.Disposable {
  const set = new Map<string, boolean>();
  const update = (): void => {
    const reached = workspace.folders.flatMap(({ analysis }) =>
      analysis === undefined ? [] : [firstSteps(analysis)],
    );
    for (const step of steps) {
      const isReached = reached.some((one) => one[step]);
      if (set.get(step) === isReached) continue;
      set.set(step, isReached);
      void vscode.commands.executeCommand('setContext', `leadership.${step}`, isReached);
    }
  };
  update();
  return vscode.Disposable.from(workspace.onDidChange(update), workspace.onDidRemove(update));
}
