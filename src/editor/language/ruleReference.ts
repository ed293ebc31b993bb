import * as vscode from 'vscode';

/** `docs/rules.md` of the package. A link to it opens the file at the line of the heading for a rule code. */
export class RuleReference {
  readonly #uri: vscode.Uri;
  readonly #lines = new Map<string, number>();
  #isLoaded = false;

  constructor(extensionUri: vscode.Uri) {
    this.#uri = vscode.Uri.joinPath(extensionUri, 'docs/rules.md');
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  async load(): Promise<void> {
    if (this.#isLoaded) return;
    const bytes = await vscode.workspace.fs.readFile(this.#uri).then(undefined, () => new Uint8Array());
    this.#isLoaded = true;
    const text = new TextDecoder().decode(bytes);
    for (const [position, line] of text.split('\n').entries()) {
      const code = /^#+ `([^`]+)`/.exec(line)?.[1];
      if (code !== undefined) this.#lines.set(code, position + 1);
    }
  }

  placeOf(code: string): vscode.Uri {
    const line = this.#lines.get(code);
    return line === undefined ? this.#uri : this.#uri.with({ fragment: `L${String(line)}` });
  }
}
