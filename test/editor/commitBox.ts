import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './example.ts';

interface Repository {
  readonly inputBox: { value: string };
  readonly state: { readonly indexChanges: readonly { readonly uri: vscode.Uri }[] };
}

interface GitApi {
  readonly repositories: readonly Repository[];
  readonly openRepository: (root: vscode.Uri) => Promise<unknown>;
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<{ getAPI: (version: 1) => GitApi }>('vscode.git');
  return (await extension?.activate())?.getAPI(1);
}

/** Opens a repository that is around the opened folder. */
export async function openRepository(root: vscode.Uri): Promise<void> {
  await (await gitApi())?.openRepository(root);
}

/** The repository that VS Code's git extension has open. */
export async function theRepository(): Promise<Repository> {
  const api = await gitApi();
  await eventually(() => api?.repositories.length, 1);
  const [repository] = api?.repositories ?? [];
  assert.ok(repository);
  return repository;
}

/** The commit box, as the git extension has it. */
export async function box(): Promise<Repository['inputBox']> {
  return (await theRepository()).inputBox;
}

/** The text of the commit box, as VS Code shows it. */
export async function boxDocument(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('workbench.view.scm');
  const find = (): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find(({ languageId }) => languageId === 'scminput');
  await eventually(() => find() !== undefined, true);
  const document = find();
  assert.ok(document);
  return document;
}

/** What is underlined in the commit box: `severity code «text» message`. */
export async function problemsOfBox(): Promise<string[]> {
  const document = await boxDocument();
  return vscode.languages
    .getDiagnostics(document.uri)
    .map(
      ({ code, message, range, severity }) =>
        `${['error', 'warning', 'info', 'hint'][severity] ?? ''} ${String(typeof code === 'object' ? code.value : code)} «${document.getText(range)}» ${message}`,
    );
}
