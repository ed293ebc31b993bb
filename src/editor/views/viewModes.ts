import * as vscode from 'vscode';
import type { Workspace } from '../workspace.ts';

/** How somebody wants the views of the side bar to be at the moment; menus know it by context keys. */
export class ViewModes {
  readonly #changed = new vscode.EventEmitter<void>();
  #onlyMine = false;
  #grouping: 'domain' | 'person' = 'domain';

  readonly onDidChange = this.#changed.event;

  get onlyMine(): boolean {
    return this.#onlyMine;
  }

  get grouping(): 'domain' | 'person' {
    return this.#grouping;
  }

  async showOnlyMine(onlyMine: boolean): Promise<void> {
    this.#onlyMine = onlyMine;
    await this.#tell('leadership.onlyMine', onlyMine);
  }

  async groupBy(grouping: 'domain' | 'person'): Promise<void> {
    this.#grouping = grouping;
    await this.#tell('leadership.byPerson', grouping === 'person');
  }

  async #tell(key: string, value: boolean): Promise<void> {
    await vscode.commands.executeCommand('setContext', key, value);
    this.#changed.fire();
  }
}

/** The modes of the views on a workspace, made at the first look at them. */
export function viewModes(workspace: Workspace): ViewModes {
  let modes = modesOf.get(workspace);
  if (modes === undefined) {
    modes = new ViewModes();
    modesOf.set(workspace, modes);
  }
  return modes;
}

const modesOf = new WeakMap<Workspace, ViewModes>();
