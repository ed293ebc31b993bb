import * as vscode from 'vscode';
import { viewModeOf, type ViewMode } from '../../features/views/viewMode.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Where the mode is kept in the memory of the workspace. */
const memoryKey = 'views';

/** The current filter and grouping of the views, kept across sessions. Menus read them from context keys. */
export class ViewModes {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  #mode: ViewMode;

  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#mode = viewModeOf(memory.get(memoryKey));
    void this.#tell();
  }

  get mode(): ViewMode {
    return this.#mode;
  }

  async change(changed: Partial<ViewMode>): Promise<void> {
    this.#mode = { ...this.#mode, ...changed };
    await this.#memory.update(memoryKey, this.#mode);
    await this.#tell();
    this.#changed.fire();
  }

  async #tell(): Promise<void> {
    const { onlyMine, grouping } = this.#mode;
    await vscode.commands.executeCommand('setContext', 'leadership.onlyMine', onlyMine);
    await vscode.commands.executeCommand('setContext', 'leadership.byPerson', grouping === 'person');
  }
}

/** The modes of the views of a workspace, created on first use. */
export function viewModes(workspace: Workspace): ViewModes {
  let modes = modesOf.get(workspace);
  if (modes === undefined) {
    modes = new ViewModes(workspace.memory);
    modesOf.set(workspace, modes);
  }
  return modes;
}

const modesOf = new WeakMap<Workspace, ViewModes>();
