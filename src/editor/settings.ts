import * as vscode from 'vscode';
import type { LensChoice } from '../answers/lens.ts';

/** The settings of this extension that hold for a file; their defaults stand in package.json. */
export function settingsFor(uri: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration('leadership', uri);
  return {
    position: configuration.get<Settings['position']>('codeLens.position') ?? 'top',
    show: configuration.get<Settings['show']>('codeLens.show') ?? 'both',
    onlyOthers: configuration.get('codeLens.onlyOthers') === true,
    template: configuration.get<string>('codeLens.template') ?? '',
    domainLens: configuration.get('codeLens.domains') === true,
    borderLens: configuration.get('codeLens.imports') === true,
    inlayHints: configuration.get('inlayHints.enabled') === true,
    hover: configuration.get('hover.enabled') === true,
    decorations: configuration.get<Settings['decorations']>('explorer.decorations') ?? 'off',
    me: (configuration.get<string>('me') ?? '').trim(),
    intentLint: configuration.get('intent.lint') !== 'off',
    intentDomains: configuration.get<readonly string[]>('intent.domains') ?? [],
    schema: configuration.get<Settings['schema']>('validation.schema') ?? 'auto',
  };
}

export interface Settings {
  /** Where it is said who leads the open file. */
  readonly position: 'top' | 'statusBar' | 'off';
  readonly show: LensChoice['show'];
  /** No lens where who works here leads. */
  readonly onlyOthers: boolean;
  readonly template: string;
  readonly domainLens: boolean;
  /** A lens above imports that cross into another domain. */
  readonly borderLens: boolean;
  readonly inlayHints: boolean;
  readonly hover: boolean;
  /** What is marked behind files in the explorer. */
  readonly decorations: 'off' | 'unowned' | 'domains';
  /** An id, a handle or an address; '' where git is to tell. */
  readonly me: string;
  /** Whether the findings about commit messages are shown, */
  readonly intentLint: boolean;
  /** and in which domains alone; in all where it is empty. */
  readonly intentDomains: readonly string[];
  /** Whether to draw what a YAML extension with our schema can see too; `auto`: where none does. */
  readonly schema: 'auto' | 'on' | 'off';
}

/** Whether the views of the side bar select the domain of the file in front. */
export function followsEditor(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('leadership', uri).get('views.followEditor') === true;
}

/** Changes a setting where it is set, or else for the user. */
export async function changeSetting(
  key: 'codeLens.position',
  value: Settings['position'],
  uri: vscode.Uri,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('leadership', uri);
  const set = configuration.inspect(key);
  const target =
    set?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(key, value, target);
}
