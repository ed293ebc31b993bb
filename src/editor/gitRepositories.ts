import * as vscode from 'vscode';
import { gitApi, type GitApi } from './gitExtension.ts';

/** The repositories that VS Code's git extension has open, and what changes in them. */
export class GitRepositories implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watching = new Map<unknown, vscode.Disposable>();
  #api: GitApi | undefined;
  #isDisposed = false;

  /** Something changed in a repository, one came or went; git tells of one change in several steps. */
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

  /** Undefined until the git extension is there, and where it never is. */
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
