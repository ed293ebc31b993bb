import * as vscode from 'vscode';
import type { Workspace } from '../workspace.ts';

/** The current filter and grouping of the views. Menus read them from context keys. */
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

/** The modes of the views of a workspace, created on first use. */
export function viewModes(workspace: Workspace): ViewModes {
  let modes = modesOf.get(workspace);
  if (modes === undefined) {
    modes = new ViewModes();
    modesOf.set(workspace, modes);
  }
  return modes;
}

const modesOf = new WeakMap<Workspace, ViewModes>();
