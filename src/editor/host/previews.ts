import * as vscode from 'vscode';

const scheme = 'leadership-preview';

/** Shows a text that is not written yet in an editor beside a quick pick, which keeps the focus. */
export class Preview implements vscode.Disposable {
  readonly #uri: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;
  #text = '';
  #isClosed = false;

  constructor(name: string) {
    this.#uri = vscode.Uri.from({ scheme, path: `/${name}` });
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#text,
    });
  }

  /** Shows another text in the same editor. */
  async show(text: string): Promise<void> {
    if (this.#isClosed) return;
    this.#text = text;
    this.#changed.fire(this.#uri);
    if (this.#tabs().length > 0) return;
    await vscode.window.showTextDocument(this.#uri, { preview: true, preserveFocus: true });
  }

  /** Closes the editor. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await vscode.window.tabGroups.close(this.#tabs());
    this.dispose();
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  #tabs(): vscode.Tab[] {
    const isOurs = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputText && input.uri.toString() === this.#uri.toString();
    return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isOurs));
  }
}
