import * as vscode from 'vscode';
import { gitApi, type GitApi } from './gitExtension.ts';

/** The repositories that are open in VS Code's Git extension. */
export class GitRepositories implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watching = new Map<unknown, vscode.Disposable>();
  #api: GitApi | undefined;
  #isDisposed = false;

  /** Fires when a repository changes, opens, or closes. Git reports one change as several events. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    void gitApi().then((api) => {
      if (api === undefined || this.#isDisposed) return;
      this.#api = api;
      this.#watching.set(
        'open',
        api.onDidOpenRepository(() => {
          this.#watch();
        }),
      );
      this.#watching.set(
        'close',
        api.onDidCloseRepository((repository) => {
          this.#watching.get(repository)?.dispose();
          this.#watching.delete(repository);
          this.#changed.fire();
        }),
      );
      this.#watch();
    });
  }

  /** Undefined until the Git extension has loaded, or if it is not available. */
  get api(): GitApi | undefined {
    return this.#api;
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const subscription of this.#watching.values()) subscription.dispose();
    this.#changed.dispose();
  }

  #watch(): void {
    for (const repository of this.#api?.repositories ?? [])
      if (!this.#watching.has(repository))
        this.#watching.set(
          repository,
          repository.state.onDidChange(() => {
            this.#changed.fire();
          }),
        );
    this.#changed.fire();
  }
}
